"""The body of a request: what `--json` and the flags say, put together and checked.

What is said in more detail wins: `--json` is the base, then come flags of whole objects,
then those of their fields, then `--null`. Of a flag that is given twice the last one
counts, but for lists and maps, which take all of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..actions import Returning
from .arguments import CommandArguments, Given
from .errors import UsageError, did_you_mean
from .flags import Flag, Flags, Path, takes
from .sources import Sources
from .structured import JsonData
from .table import ListType, MapType
from .values import value, whole

if TYPE_CHECKING:
    from ..model import Action
    from ..problems import Problem


def request_of(
    flags: Flags, arguments: CommandArguments, request: type[Action]
) -> Returning[object]:
    """The request that a command line describes.

    Raises:
        UsageError: It is not of the type of the request.
    """
    from ..codec import DecodeError, decode_request, secrets_in

    sources = Sources()
    body = body_of(flags, arguments, sources)
    try:
        text = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
        action = decode_request(request, text, unknown_fields="forbid")
    except DecodeError as error:
        problems = error.problems
    except RecursionError:
        raise UsageError("the request is nested too deeply") from None
    else:
        if not sources.seen.isdisjoint(secrets_in(action)):
            raise UsageError(
                "a secret stands on the command line, which is seen by others",
                "put the JSON into a file, and give @FILE",
            )
        assert isinstance(action, Returning)
        return action
    raise UsageError("; ".join(_told(each, flags, body) for each in problems))


def body_of(
    flags: Flags, arguments: CommandArguments, sources: Sources
) -> dict[str, JsonData]:
    """The JSON of the request, not checked as a whole."""
    text = arguments.last("json")
    body: JsonData = {} if text is None else whole("json", text, sources)
    if not isinstance(body, dict):
        raise UsageError("--json takes a JSON object")
    given = sorted(arguments.flags, key=lambda each: _order(flags, each))
    replaced: set[Path] = set()
    for each in given:
        _apply(body, flags, each, sources, replaced)
    for name in arguments.options.get("null", ()):
        flag = _flag(body, flags, name.removeprefix("--"))
        if not (flag.field.is_nullable or flag.field.type in ("any", "json", "unit")):
            raise UsageError(f"--{flag.name} may not be null")
        _set(body, flag.path, None)
    return body


def _order(flags: Flags, given: Given) -> tuple[int, bool, list[int]]:
    """Objects before their fields, and of these the tags first: they say which of several
    fields a flag stands for."""
    path = flags.named(given.name)[0].path
    places = [key for key in path if isinstance(key, int)]
    return len(path), not flags.is_tag(path), places


def _apply(
    body: dict[str, JsonData],
    flags: Flags,
    given: Given,
    sources: Sources,
    replaced: set[Path],
) -> None:
    flag = _flag(body, flags, given.name)
    found = value(given.name, flag.field, given.text, sources)
    if isinstance(flag.field.type, ListType | MapType) and flag.path in replaced:
        before = _get(body, flag.path)
        if isinstance(before, list) and isinstance(found, list):
            found = before + found
        elif isinstance(before, dict) and isinstance(found, dict):
            found = before | found
    replaced.add(flag.path)
    _set(body, flag.path, found)


def _flag(body: dict[str, JsonData], flags: Flags, name: str) -> Flag:
    """The field that a name stands for, which can depend on the variant of a union."""
    candidates = flags.named(name)
    if not candidates:
        raise UsageError(f"there is no --{name}", did_you_mean(name, flags.by_name))
    for flag in candidates:
        if all(_get(body, path) == case.tag for path, case in flag.within):
            return flag
    path, _ = candidates[0].within[-1]
    names = (each.within[-1][1].value for each in candidates)
    known = " or ".join(dict.fromkeys(names))
    tag = flags.at(path)
    assert tag is not None
    raise UsageError(f"--{name} is for {known}", f"say so: --{tag.name} {known}")


def _get(body: JsonData, path: Path) -> JsonData:
    for key in path:
        match body, key:
            case dict(), str() if key in body:
                body = body[key]
            case list(), int() if key < len(body):
                body = body[key]
            case _:
                return None
    return body


def _set(body: dict[str, JsonData], path: Path, found: JsonData) -> None:
    """Puts a value in its place, with the objects and arrays above it."""
    for depth in range(1, len(path)):
        held = _get(body, path[:depth])
        is_place = isinstance(path[depth], int)
        if not isinstance(held, list if is_place else dict):
            _put(body, path[:depth], [] if is_place else {})
    _put(body, path, found)


def _put(body: dict[str, JsonData], path: Path, found: JsonData) -> None:
    *above, last = path
    match _get(body, tuple(above)), last:
        case dict() as members, str():
            members[last] = found
        case list() as items, int() if last < len(items):
            items[last] = found
        case list() as items, int() if last == len(items):
            items.append(found)
        case _:
            before = ".".join(map(str, (*above, int(last) - 1)))
            raise UsageError(f"there is no {before} before {last}")


def _told(problem: Problem, flags: Flags, body: JsonData) -> str:
    """A problem, by the flag that it is about."""
    path = _path(problem.path)
    if problem.rule == "unknown-field" and (said := _unknown(path, flags, body)):
        return said
    for length in range(len(path), 0, -1):
        if flag := flags.at(path[:length]):
            rest = (f"[{x}]" if isinstance(x, int) else f".{x}" for x in path[length:])
            said = f"--{flag.name}{''.join(rest)} {problem.message}"
            if problem.rule not in ("missing", "type"):
                return said
            return f"{said}; it takes {takes(flag.field.type, flag.field.limits)}"
    return f"the request: {problem}" if problem.path else f"the request {problem}"


def _path(text: str) -> Path:
    """A path as problems have it, `places[0].city`."""
    parts = text.replace("[", ".[").split(".") if text else []
    return tuple(
        int(part[1:-1]) if part[:1] == "[" and part[1:-1].isdecimal() else part
        for part in parts
    )


def _unknown(path: Path, flags: Flags, body: JsonData) -> str:
    """What is said of keys that an object has, and its type has not."""
    held, known = _get(body, path), flags.keys_of(path)
    if not isinstance(held, dict) or not known:
        return ""
    wrong = [key for key in held if key not in known]
    where = f" in {'.'.join(map(str, path))}" if path else ""
    hint = "; ".join(filter(None, (did_you_mean(each, known) for each in wrong)))
    said = f"there is no {', '.join(wrong)}{where}"
    return f"{said}: {hint}" if hint else said

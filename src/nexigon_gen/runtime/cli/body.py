"""The body of a request: `--json` and the flags, merged and validated.

The more specific one wins: `--json` is the base, over it come flags of whole objects,
then flags of their fields, then `--null`. If a flag is given twice, the last one counts;
lists and maps collect all of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..actions import Returning
from .arguments import CommandArguments, GivenFlag
from .errors import UsageError, did_you_mean
from .flags import Flag, Flags, Path, takes
from .sources import Sources
from .structured import JsonData
from .table import ListType, MapType
from .values import json_value, value

if TYPE_CHECKING:
    from ..model import Action
    from ..problems import Problem


def request_of(
    flags: Flags, arguments: CommandArguments, request: type[Action]
) -> Returning[object]:
    """Builds the request of a command line, and validates it.

    Raises:
        UsageError: The request is not valid.
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
        if not sources.on_command_line.isdisjoint(secrets_in(action)):
            raise UsageError(
                "a secret stands on the command line, which is seen by others",
                "put the JSON into a file, and give @FILE",
            )
        assert isinstance(action, Returning)
        return action
    raise UsageError(
        "; ".join(_problem_message(each, flags, body) for each in problems)
    )


def body_of(
    flags: Flags, arguments: CommandArguments, sources: Sources
) -> dict[str, JsonData]:
    """The JSON of the request, with values that fit their flags; it is not validated yet."""
    text = arguments.last("json")
    body: JsonData = {} if text is None else json_value("json", text, sources)
    if not isinstance(body, dict):
        raise UsageError("--json takes a JSON object")
    given = sorted(arguments.flags, key=lambda each: _apply_order(flags, each))
    replaced: set[Path] = set()
    for each in given:
        _apply(body, flags, each, sources, replaced)
    for name in arguments.options.get("null", ()):
        flag = _select_flag(body, flags, name.removeprefix("--"))
        if not (flag.field.is_nullable or flag.field.type in ("any", "json", "unit")):
            raise UsageError(f"--{flag.name} may not be null")
        _set(body, flag.path, None)
    return body


def _apply_order(flags: Flags, given: GivenFlag) -> tuple[int, bool, list[int]]:
    """The sort key of flags: an object before its fields, and the tag of a union before
    other fields, since it decides which field a flag stands for."""
    path = flags.named(given.name)[0].path
    places = [key for key in path if isinstance(key, int)]
    return len(path), not flags.is_tag(path), places


def _apply(
    body: dict[str, JsonData],
    flags: Flags,
    given: GivenFlag,
    sources: Sources,
    replaced: set[Path],
) -> None:
    flag = _select_flag(body, flags, given.name)
    found = value(given.name, flag.field, given.text, sources)
    if isinstance(flag.field.type, ListType | MapType) and flag.path in replaced:
        before = _get(body, flag.path)
        if isinstance(before, list) and isinstance(found, list):
            found = before + found
        elif isinstance(before, dict) and isinstance(found, dict):
            found = before | found
    replaced.add(flag.path)
    _set(body, flag.path, found)


def _select_flag(body: dict[str, JsonData], flags: Flags, name: str) -> Flag:
    """The flag of a name. Where variants of a union share it, the tag in the body decides."""
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
    """The value at a path; None if there is none."""
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
    """Sets the value at a path, and creates the objects and arrays above it."""
    for depth in range(1, len(path)):
        held = _get(body, path[:depth])
        is_place = isinstance(path[depth], int)
        if not isinstance(held, list if is_place else dict):
            _assign(body, path[:depth], [] if is_place else {})
    _assign(body, path, found)


def _assign(body: dict[str, JsonData], path: Path, found: JsonData) -> None:
    """Sets the value at a path whose parent is there.

    Raises:
        UsageError: An item of the array before this one is missing.
    """
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


def _problem_message(problem: Problem, flags: Flags, body: JsonData) -> str:
    """The message for a problem, which names the flag that it is about."""
    path = _path(problem.path)
    if problem.rule == "unknown-field" and (
        said := _unknown_keys_message(path, flags, body)
    ):
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
    """Parses the path of a problem, such as `places[0].city`."""
    parts = text.replace("[", ".[").split(".") if text else []
    return tuple(
        int(part[1:-1]) if part[:1] == "[" and part[1:-1].isdecimal() else part
        for part in parts
    )


def _unknown_keys_message(path: Path, flags: Flags, body: JsonData) -> str:
    """The message for keys that an object has and its type does not; empty if the type is
    not known."""
    held, known = _get(body, path), flags.keys_of(path)
    if not isinstance(held, dict) or not known:
        return ""
    wrong = [key for key in held if key not in known]
    where = f" in {'.'.join(map(str, path))}" if path else ""
    hint = "; ".join(filter(None, (did_you_mean(each, known) for each in wrong)))
    said = f"there is no {', '.join(wrong)}{where}"
    return f"{said}: {hint}" if hint else said

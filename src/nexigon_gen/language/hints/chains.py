"""Types that are written as chains of calls, as Zod has them: `z.string().max(5)`."""

from __future__ import annotations

import re

from .foreign_types import OWN, SIZED, Foreign, either, scalar

_CALL = re.compile(r"\.?(\w+)(?:\.(\w+))?\(")
_MAX_DEPTH = 8
_ENDS = {"min": 0, "gte": 0, "nonempty": 0, "max": 1, "lte": 1}
_SIGNS = {"positive": "1..", "nonnegative": "0..", "negative": "..-1"}
_PLAIN = frozenset(("trim", "strict", "readonly", "brand", "finite", "safe"))
_TEXTS = frozenset(("email", "uuid", "url", "cuid", "ulid", "ip", "nanoid", "guid"))


def chained(text: str) -> tuple[Foreign, str] | None:
    """The type that a chain means, with the default that it gives; None for all else,
    and where a call says what has no place in a type."""
    return _chained(text.strip().rstrip(";,"), 0)


def _chained(text: str, depth: int) -> tuple[Foreign, str] | None:
    if not text.startswith("z.") or depth > _MAX_DEPTH:
        return None
    calls = _calls(text[1:])
    if not calls:
        return None
    (name, args), *rest = calls
    found = _base(name, args, depth)
    limits, default = ["", ""], ""
    for name, args in rest:
        if found is None:
            return None
        if name in _ENDS:
            limits[_ENDS[name]] = args or "1"
        elif name == "length":
            limits = [args, args]
        elif name == "int":
            found = Foreign("i64", found.optional)
        elif name in _SIGNS and found.text in ("i64", "f64"):
            low, _, high = _SIGNS[name].partition("..")
            limits = [limits[0] or low, limits[1] or high]
        elif name in ("optional", "nullish", "nullable"):
            found = Foreign(found.text, True, found.one_of, is_enum=found.is_enum)
        elif name == "array":
            found, limits = Foreign(f"list<{_limited(found.text, limits)}>"), ["", ""]
        elif name == "datetime":
            found = Foreign("timestamp", found.optional)
        elif name == "default":
            default = args
        elif name not in _PLAIN | _TEXTS:
            return None
    if found is None or not all(re.fullmatch(r"-?[0-9]*", each) for each in limits):
        return None
    text = _limited(found.text, limits)
    return Foreign(text, found.optional, found.one_of, is_enum=found.is_enum), default


def _limited(type_: str, limits: list[str]) -> str:
    has_some = any(limits) and (type_ in (*SIZED, "i64", "f64") or "<" in type_)
    return f"{type_}({limits[0]}..{limits[1]})" if has_some else type_


def _base(name: str, args: str, depth: int) -> Foreign | None:
    """What the first call of a chain means."""
    inner = [_chained(each, depth + 1) for each in _parts(args)]
    types = [each[0] for each in inner if each and not each[1]]
    are_types = bool(types) and len(types) == len(inner)
    match name:
        case "array" | "set" if are_types:
            return Foreign(f"list<{types[0].inner}>")
        case "record" | "map" if are_types:
            return Foreign(f"map<string, {types[-1].inner}>")
        case "optional" | "nullable" if are_types:
            return Foreign(types[0].text, True)
        case "union" if args.startswith("["):
            parts = [_chained(each, depth + 1) for each in _parts(args[1:-1])]
            known = [each[0] for each in parts if each]
            return either(known) if known and len(known) == len(parts) else None
        case "enum" | "literal":
            texts = re.findall(r"['\"]([^'\"]+)['\"]", args)
            return Foreign("", one_of=tuple(texts), is_enum=True) if texts else None
        case "datetime":
            return Foreign("timestamp")
        case _ if name in _TEXTS:
            return Foreign("string")
        case _:
            own = scalar(name)
            return Foreign(own) if not args and (own != name or own in OWN) else None


def _calls(text: str) -> list[tuple[str, str]]:
    """The calls of a chain, each with what is between its parentheses; none where there
    is anything else."""
    found: list[tuple[str, str]] = []
    while text:
        call = _CALL.match(text)
        end = _closing(text, call.end()) if call else -1
        if call is None or end < 0:
            return []
        name = call[2] if call[1] in ("coerce", "iso") and call[2] else call[1]
        found.append((name, text[call.end() : end].strip()))
        text = text[end + 1 :].strip()
    return found


def _closing(text: str, start: int) -> int:
    """Where the bracket is closed that is open before `start`; -1 if it is not."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if not depth:
            return at
    return -1


def _parts(text: str) -> list[str]:
    """What commas part, outside of brackets."""
    parts, depth = [""], 0
    for each in text:
        depth += (each in "([{") - (each in ")]}")
        if each == "," and not depth:
            parts.append("")
        else:
            parts[-1] += each
    return [each.strip() for each in parts if each.strip()]

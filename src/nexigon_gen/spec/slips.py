"""What people write out of habit, and how it is written here: help, never a rule."""

from __future__ import annotations

import re
from collections.abc import Collection

from .shape import Shape

_KEYS = {
    **dict.fromkeys(("description", "summary", "comment"), "docs"),
    **dict.fromkeys(("name", "alias", "json", "rename"), "wire"),
    **dict.fromkeys(("min", "max", "maximum", "minimum", "pattern"), "validate"),
    **dict.fromkeys(("minLength", "maxLength", "length", "range"), "validate"),
    **dict.fromkeys(("input", "params", "parameters", "args"), "request"),
    **dict.fromkeys(("output", "returns", "return", "result"), "response"),
    **dict.fromkeys(("properties", "members"), "fields"),
    **dict.fromkeys(("enum", "cases"), "values"),
    **dict.fromkeys(("oneOf", "anyOf", "union"), "variants"),
    "idempotent": "idempotency",
    "title": "api",
    "discriminator": "tag",
}
_IN_PLACE = ("fields", "values", "variants")
_PRESENCE = ("optional", "required", "nullable")

_MEMBERS = {
    "imports": "imports: {common: [Timestamp]}",
    "types": "types: {Name: {fields: {…}}}",
    "fields": "fields: {name: Type}",
    "values": "values: {Name: docs}",
    "variants": "variants: {Name: Type}",
    "actions": "actions: {Name: {request: …, response: …}}",
}

_BEHIND = (
    (r"(?:\.|::?|/)\w", "import the type and write its name alone"),
    (r"\|\s*(?:null|nil|None|undefined)\b", "mark the field's name: `name?: Type`"),
    (r"\|", "one of several types is a union: define it under `types`"),
    (r"=", "a default has its own key: `{type: Type, default: value}`"),
    (r"[-–—#]|//", "docs follow ` -- `, with a blank on either side"),
)
_QUOTES = ("'", '"', "`", "“", "”", "„", "‘", "’")
_RANGE = "a range is `1..128`, `1..` or `..128`"


def key(name: str, known: Collection[str]) -> str | None:
    """The key, of those known at its place, that another word stands for."""
    meant = "type" if name in _IN_PLACE else _KEYS.get(name)
    return meant if meant in known else None


def unknown_key(name: str, shape: Shape) -> tuple[str, ...]:
    """Help for a key for which there is no other word here."""
    if name in _PRESENCE and shape.name == "field":
        return ("a field is required unless its name ends in `?`: `name?: Type`",)
    if name in _IN_PLACE and "type" in shape.keys:
        return ("define it under `types` and write its name: `type: Name`",)
    if name in ("extends", "inherits", "allOf"):
        return ("nothing is inherited: repeat the fields, or hold the other type",)
    return ()


def members(key: str) -> tuple[str, ...]:
    """Help for a key that takes named members and holds a list or text."""
    return (f"write `{_MEMBERS[key]}`",) if key in _MEMBERS else ()


def behind_type(rest: str) -> tuple[str, ...]:
    """Help for what stands behind a type and belongs to none."""
    for pattern, help in _BEHIND:
        if re.match(pattern, rest):
            return (help,)
    return ()


def no_type(rest: str) -> tuple[str, ...]:
    """Help for what stands in the place of a type."""
    return ("a type has no quotes of its own",) if rest.startswith(_QUOTES) else ()


def brackets(before: str, rest: str) -> str:
    """How `before` and the `[…]` at the start of `rest` are written."""
    inside = _inside(rest)
    if ".." in inside:
        return f"{before}({inside})"
    if not inside or inside.isdigit():
        return f"list<{before or 'T'}>"
    return f"{before if before in ('list', 'map') else 'list'}<{inside}>"


def no_range(name: str, rest: str) -> tuple[str, ...]:
    """Help for the `(…)` at the start of `rest` that is no range."""
    inside = _inside(rest)
    if name in ("list", "map") and inside[:1].isalpha():
        return (f"write `{name}<{inside}>`",)
    if ends := re.fullmatch(r"([0-9]+)\s*(?:[-–,:]|\.{3})\s*([0-9]+)", inside):
        return (f"write `{ends[1]}..{ends[2]}`",)
    return (_RANGE,)


def _inside(rest: str) -> str:
    found = re.match(r"[\[(]([^\[\]()]*)[\])]", rest)
    return found[1].strip() if found else ""

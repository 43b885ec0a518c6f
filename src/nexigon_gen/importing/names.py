"""Names that a spec can have, made from those of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from ..ir import casing
from ..ir.terms import WireName
from ..language.decode.names import MAX_LENGTH, PASCAL, SNAKE, Style, likely

_LONGEST = MAX_LENGTH - 8
"""Room for a number, and for what is named after it."""

_MARK = re.compile(r"~\d+")
_SIGN = re.compile(r"^[+-](?=[A-Za-z0-9])")
_SIGNS = {"+": "plus_", "-": "minus_"}
_SYMBOLS = {
    "=": "Equal",
    "==": "Equal",
    "!=": "NotEqual",
    "<>": "NotEqual",
    "<": "Less",
    "<=": "LessOrEqual",
    ">": "Greater",
    ">=": "GreaterOrEqual",
    "&&": "And",
    "||": "Or",
    "+": "Plus",
    "-": "Minus",
    "*": "Star",
    "/": "Slash",
    "%": "Percent",
    "$": "Dollar",
    "#": "Hash",
    "&": "Ampersand",
    "|": "Pipe",
    "~": "Tilde",
    ".": "Dot",
    ",": "Comma",
    ":": "Colon",
    ";": "Semicolon",
    "_": "Underscore",
    " ": "Space",
    "\t": "Tab",
}
"""Texts without a letter that people have a word for."""


def type_name(text: str) -> str:
    """The name of a type: `foo-bar` → `FooBar`."""
    return _name(text, PASCAL, "Type")


def member_name(text: str) -> str:
    """The name of a value or variant: `NOT_FOUND` → `NotFound`."""
    if re.search("[A-Za-z]", text) and not re.search("[a-z]", text):
        text = text.lower()
    return _name(text, PASCAL, "Value")


def value_name(wire: WireName) -> str:
    """The name of a value or variant, by what it is on the wire: `-3` → `Minus3`, and
    `>=` → `GreaterOrEqual`."""
    if isinstance(wire, int):
        return f"Minus{-wire}" if wire < 0 else f"Value{wire}"
    if wire in _SYMBOLS:
        return _SYMBOLS[wire]
    return member_name(wire) if wire else "Empty"


def field_name(text: str) -> str:
    """The name of a field: `deviceId` → `device_id`."""
    return _name(text, SNAKE, "field")


def space_name(text: str) -> str:
    """The name of a namespace."""
    return _name(text, SNAKE, "api")


def qualified(name: str) -> tuple[str, str]:
    """The namespace and the name that a name with dots says: `hub.jobs.Job`, and
    `hub.jobs.v1.Job` of `jobs_v1`; no namespace if there is no dot."""
    *parts, last = name.split(".")
    size = 2 if parts and re.fullmatch(r"v\d+\w*", parts[-1]) else 1
    return space_name("_".join(parts[-size:])) if parts else "", last


def _name(text: str, style: Style, otherwise: str) -> str:
    """A text in a style; with a word in front where it would begin with a digit, or be
    none."""
    if len(text) <= _LONGEST and style.pattern.fullmatch(text):
        return text
    text = _SIGN.sub(lambda found: _SIGNS[found[0]], text)
    if not re.match("[^A-Za-z0-9]*[A-Za-z]", text):
        text = f"{otherwise}_{text}"
    found = likely(text, style)
    return found[:_LONGEST].rstrip("_") if found[:1].isalpha() else otherwise


def unused(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it if it is taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        joint = "_" if name.islower() else ""
        found = f"{name}{joint}{number}"
    return found


def all_unused(
    names: Iterable[str], form: Callable[[str], str] = casing.upper_snake
) -> list[str]:
    """Names in their order, each of its own in a form too: in capitals, as Python writes
    some."""
    taken: set[str] = set()
    found: list[str] = []
    for each in names:
        name = each
        number = 1
        while form(name) in taken:
            number += 1
            name = f"{each}{'_' if each.islower() else ''}{number}"
        taken.add(form(name))
        found.append(name)
    return found


def marked(name: str, number: int) -> str:
    """The name of one of the types so called that a document does not name: until they
    have a namespace, several may have it."""
    return f"{name}~{number}"


def bare(name: str) -> str:
    """A name, or one made of it, without such marks."""
    return _MARK.sub("", name)


def thing(name: str) -> str:
    """A type without the word for what it is to its action or variant, for the names of
    its parts: `ListAction` → `List`."""
    return name.removesuffix("Action").removesuffix("Payload") or name


def item_of(name: str) -> str:
    """What one of several is called: `Devices` → `Device`."""
    if name.endswith("ies") and len(name) > 4:
        return f"{name[:-3]}y"
    if name.endswith("s") and not name.endswith(("ss", "us", "is")) and len(name) > 3:
        return name[:-1]
    return f"{name}Item"

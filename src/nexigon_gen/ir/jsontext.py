"""JSON as plain Python values, and as text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring as _string
from typing import TypeAlias

from .terms import Json, JsonObject

JsonValue: TypeAlias = (
    "None | bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue]"
)
JsonMapping: TypeAlias = Mapping[str, JsonValue]


def plain(value: Json) -> JsonValue:
    """A JSON value of a spec as lists and dictionaries."""
    match value:
        case JsonObject(members=members):
            return {name: plain(member) for name, member in members}
        case tuple():
            return [plain(item) for item in value]
        case _:
            return value


def compact(value: JsonValue) -> str:
    """A value on one line, as people write it."""
    match value:
        case str():
            return _string(value)
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case _:
            return _compact(value)


def pretty(value: JsonValue) -> str:
    """JSON as the text of a file: indented by two spaces, not escaped to ASCII, with a line
    end at the end.

    Raises:
        ValueError: A number has no JSON form. The front end lets none through.
    """
    return f"{_indented(value, '')}\n"


class Preformatted(str):
    """A value that is formatted already, for the depth at which it is used."""

    __slots__ = ()


def preformatted(value: JsonValue, depth: int) -> Preformatted:
    """Formats a value for use at a depth."""
    return Preformatted(_indented(value, "  " * depth))


def merged(*texts: str) -> str:
    """Merges the texts of several objects into that of one. None may be empty."""
    members = (each.removeprefix("{\n").removesuffix("\n}\n") for each in texts)
    return "{\n" + ",\n".join(members) + "\n}\n"


# With an indent, `json.dumps` does all of its work in Python. This is five times as fast:
# most values are plain texts, and take no call of their own.


def _indented(value: JsonValue, pad: str) -> str:
    # Most are dictionaries, and that a value is not of a class takes long to find.
    if isinstance(value, dict):
        return _members(value, pad)
    if isinstance(value, _LEAVES):
        return value if isinstance(value, Preformatted) else compact(value)
    if isinstance(value, _LISTS) and value:
        inner = f"{pad}  "
        rows = [
            _string(each) if type(each) is str else _indented(each, inner)
            for each in value
        ]
        between = f",\n{inner}"
        return f"[\n{inner}{between.join(rows)}\n{pad}]"
    return _members(value, pad) if isinstance(value, Mapping) else _text(value)


def _members(value: JsonMapping, pad: str) -> str:
    if not value:
        return "{}"
    inner = f"{pad}  "
    rows = [
        f"{_string(key)}: "
        f"{_string(each) if type(each) is str else _indented(each, inner)}"
        for key, each in value.items()
    ]
    between = f",\n{inner}"
    return f"{{\n{inner}{between.join(rows)}\n{pad}}}"


_LEAVES = (str, int)
_LISTS = (list, tuple)

# `json.dumps` makes an encoder for each value.
_compact = json.JSONEncoder(ensure_ascii=False).encode
_text = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
"""A value on one line."""

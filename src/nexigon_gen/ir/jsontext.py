"""JSON as plain Python values, and as text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
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
    return json.dumps(value, ensure_ascii=False)


def pretty(value: JsonValue) -> str:
    """The text of a file: two spaces, characters as they are, a line end at the end.

    Raises:
        ValueError: A number has no form in JSON; the front end lets none through.
    """
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"

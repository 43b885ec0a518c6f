"""JSON Schemas as values, and ways to combine them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ...ir.jsontext import JsonValue

Schema: TypeAlias = Mapping[str, JsonValue]
"""A JSON Schema of draft 2020-12; `{}` allows anything."""

NULL: Schema = {"type": "null"}

_STRICTER: Mapping[str, Callable[[float, float], float]] = {
    **dict.fromkeys(
        ("minimum", "minLength", "minItems", "minProperties", "x-minBytes"), max
    ),
    **dict.fromkeys(
        ("maximum", "maxLength", "maxItems", "maxProperties", "x-maxBytes"), min
    ),
}


def both(one: Schema, other: Schema) -> Schema:
    """A schema for what both schemas allow."""
    merged = dict(one)
    for key, value in other.items():
        present = merged.setdefault(key, value)
        if present == value:
            continue
        if (
            key in _STRICTER
            and isinstance(present, int | float)
            and isinstance(value, int | float)
        ):
            merged[key] = _STRICTER[key](present, value)
        else:
            return {"allOf": [one, other]}
    return merged


def nullable(schema: Schema) -> Schema:
    """A schema that allows `null`, too."""
    kind = schema.get("type")
    either = schema.get("anyOf")
    if not schema or kind == "null" or isinstance(kind, list):
        return schema
    if isinstance(either, list) and NULL in either:
        return schema
    if isinstance(kind, str) and schema.keys().isdisjoint(("const", "enum")):
        return {**schema, "type": [kind, "null"]}
    return {"anyOf": [schema, NULL]}

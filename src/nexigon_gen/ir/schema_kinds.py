"""Kinds of values that a JSON Schema allows, by what it says of their types."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from .subschemas import TYPES, at
from .terms import Json, JsonObject

Kinds: TypeAlias = frozenset[str]
"""Words of `type`. With `number` goes `integer`, which is one of the numbers."""

ALL: Kinds = frozenset(TYPES)
_NUMBERS = frozenset({"integer", "number"})


class SchemaKinds:
    """Those of the schemas in a document. Each is looked at once: schemas that refer to
    others twice would double the work by level."""

    def __init__(self, document: JsonObject) -> None:
        self._document = document
        # With the schemas, which stay alive, so that no id is used twice.
        self._known: dict[int, tuple[Json, Kinds]] = {}

    def of(self, schema: Json) -> Kinds:
        """What the values of a schema are; all if it does not say it."""
        if not isinstance(schema, JsonObject):
            return frozenset() if schema is False else ALL
        if id(schema) not in self._known:
            self._known[id(schema)] = schema, ALL.intersection(*self._said(schema))
        return self._known[id(schema)][1]

    def _said(self, schema: JsonObject) -> Iterator[Kinds]:
        for key, value in schema.members:
            match key, value:
                case "type", str(word):
                    yield _of_types((word,))
                case "type", tuple(words):
                    yield _of_types(words)
                case "const", _:
                    yield frozenset({_kind(value)})
                case "enum", tuple(values):
                    yield frozenset(map(_kind, values))
                case "$ref", str(target):
                    yield self.of(at(self._document, target))
                case "allOf", tuple(parts):
                    yield from map(self.of, parts)
                case "anyOf" | "oneOf", tuple(parts):
                    yield frozenset[str]().union(*map(self.of, parts))
                case _:
                    pass


def _of_types(words: tuple[Json, ...]) -> Kinds:
    found = frozenset(map(str, words))
    return found | _NUMBERS if "number" in found else found


def _kind(value: Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case JsonObject():
            return "object"
        case tuple():
            return "array"
        case _:
            return "integer" if value == int(value) else "number"

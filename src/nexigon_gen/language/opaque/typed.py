"""Types of JSON Schema documents, where their authors left them unsaid."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.schema_kinds import ALL, SchemaKinds
from ...ir.subschemas import KEYWORDS, KeywordValue
from ...ir.terms import Json, JsonObject

_TELLING = {"properties": "object", "prefixItems": "array", "items": "array"}
_SAME_VALUE = frozenset({"allOf", "anyOf", "oneOf"})
_INNER = frozenset(
    ["$defs", "additionalProperties", "definitions", "items", "patternProperties"]
    + ["prefixItems", "properties"]
)


def typed(document: JsonObject) -> JsonObject:
    """A document where a schema that says what is in an object or a list, and says of
    no type, is of one or the other. By the book a text would be valid, too.

    What stands in `not`, `if` and the like only judges, and stays as it is.
    """
    found = _Typing(document).of(document, told=False)
    assert isinstance(found, JsonObject)
    return found


class _Typing:
    def __init__(self, document: JsonObject) -> None:
        self._kinds = SchemaKinds(document)

    def of(self, schema: Json, *, told: bool) -> Json:
        """A schema with its types; `told` if what it is a part of says them."""
        if not isinstance(schema, JsonObject):
            return schema
        told = told or self._kinds.of(schema) != ALL
        keys = dict(schema.members)
        found = {key: self._member(key, each, told=told) for key, each in keys.items()}
        match () if told else _kinds(keys):
            case (one,):
                found["type"] = one
            case (_, *_) as several:
                found["type"] = several
            case _:
                pass
        return JsonObject(tuple(found.items()))

    def _member(self, key: str, value: Json, *, told: bool) -> Json:
        if key in _SAME_VALUE:
            return self._each(value, told=told)
        if key not in _INNER:
            return value
        if isinstance(value, JsonObject) and KEYWORDS[key] is KeywordValue.NAMED:
            named = ((name, self.of(each, told=False)) for name, each in value.members)
            return JsonObject(tuple(named))
        if isinstance(value, tuple):
            return self._each(value, told=False)
        return self.of(value, told=False)

    def _each(self, schemas: Json, *, told: bool) -> Json:
        assert isinstance(schemas, tuple)
        return tuple(self.of(each, told=told) for each in schemas)


def _kinds(keys: Mapping[str, Json]) -> tuple[str, ...]:
    found = (kind for key, kind in _TELLING.items() if key in keys)
    return tuple(dict.fromkeys(found))

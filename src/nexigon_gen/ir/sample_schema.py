"""Sample values of JSON Schemas: what their keywords say, to be checked by all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from .subschemas import at
from .terms import Json, JsonObject

_MOST = 50
"""Values of one schema that are tried."""

_TOLD = frozenset({"$ref", "allOf", "anyOf", "oneOf", "properties", "type"})
"""Keywords that say of what form a value is."""
_BY_TYPE: Mapping[str, Json] = {
    "array": (),
    "boolean": True,
    "integer": 1,
    "null": None,
    "number": 1.5,
    "object": JsonObject(()),
    "string": "text",
}


def schema_samples(document: JsonObject) -> Sequence[Json]:
    """Values that a schema may describe, the plainest first. What it says of lengths,
    patterns and the like is left to a check of them."""
    return _Samples(document).of(document)


class _Samples:
    """Those of the schemas in a document, each made once."""

    def __init__(self, document: JsonObject) -> None:
        self._document = document
        self._known: dict[int, Sequence[Json]] = {}

    def of(self, schema: Json) -> Sequence[Json]:
        """Values of a schema; none while those of the same one are made."""
        key = id(schema)
        if key not in self._known:
            self._known[key] = ()
            self._known[key] = (*islice(self._made(schema), _MOST),)
        return self._known[key]

    def _made(self, schema: Json) -> Iterator[Json]:
        if schema is True:
            yield "value"
        if not isinstance(schema, JsonObject):
            return
        keys = dict(schema.members)
        for given in ("const", "default"):
            if given in keys:
                yield keys[given]
        for given in ("examples", "enum"):
            values = keys.get(given)
            yield from values if isinstance(values, tuple) else ()
        if isinstance(target := keys.get("$ref"), str):
            yield from self.of(at(self._document, target))
        parts = [*self._parts(keys, set())]
        if any("properties" in part or "required" in part for part in parts):
            yield from self._objects(parts)
        for key in ("anyOf", "oneOf"):
            for part in _schemas(keys.get(key)):
                yield from self.of(part)
        yield from _of_types(keys)
        for each in self.of(keys.get("items"))[:1]:
            yield (each,)

    def _parts(
        self, keys: Mapping[str, Json], seen: set[int]
    ) -> Iterator[Mapping[str, Json]]:
        """A schema, and those that stand together with it."""
        yield keys
        more = _schemas(keys.get("allOf"))
        if isinstance(target := keys.get("$ref"), str):
            more += _schemas((at(self._document, target),))
        for each in more:
            if id(each) not in seen:
                seen.add(id(each))
                yield from self._parts(dict(each.members), seen)

    def _objects(self, parts: Sequence[Mapping[str, Json]]) -> Iterator[Json]:
        """An object with what is required, then one with all that has a name."""
        named: dict[str, Json] = {}
        required: dict[str, None] = {}
        for part in parts:
            properties, names = part.get("properties"), part.get("required")
            if isinstance(properties, JsonObject):
                named |= dict(properties.members)
            if isinstance(names, tuple):
                required |= dict.fromkeys(map(str, names))
        for keys in (required, required | dict.fromkeys(named)):
            values = {key: self.of(named.get(key, True)) for key in keys}
            if all(values[key] for key in required):
                members = ((key, each[0]) for key, each in values.items() if each)
                yield JsonObject(tuple(members))


def _of_types(keys: Mapping[str, Json]) -> Iterator[Json]:
    given = keys.get("type")
    kinds = given if isinstance(given, tuple) else (given,)
    for kind in kinds:
        low = keys.get("minimum")
        if kind in ("integer", "number") and isinstance(low, int | float):
            yield max(1, int(low))
        if isinstance(kind, str) and kind in _BY_TYPE:
            yield _BY_TYPE[kind]
    if not keys.keys() & _TOLD:
        yield "value"


def _schemas(value: Json) -> tuple[JsonObject, ...]:
    values = value if isinstance(value, tuple) else ()
    return tuple(each for each in values if isinstance(each, JsonObject))

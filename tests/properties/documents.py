"""Random JSON Schema documents, and JSON that they may allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeAlias

from oracle.values import frozen

from nexigon_gen.ir.jsontext import JsonValue, plain
from nexigon_gen.ir.subschemas import at
from nexigon_gen.ir.terms import JsonObject

Schema: TypeAlias = dict[str, JsonValue]

KEYS = ["a", "A", "b", "kind", "class", "x-y", "x_y", "1st", "field_1st", "", "copy"]
_KINDS = ["array", "boolean", "integer", "null", "number", "object", "string"]
_NAMES = ["A", "Info", "Model", "a b"]
_SCALARS: Sequence[JsonValue] = [None, True, False, 0, 1, -3, 1.5, "a", "b", ""]
_TEXTS = ["a", "b", "c d", "", "ü"]
_PATTERNS = {"^a": "ab", "^x-": "x-q", "^.*$": "rest"}
_DEEP = 3


class Documents:
    """A source of documents. In half of them some schemas leave the type unsaid."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._says = random.choice((1.0, 0.6))
        self._refs: list[str] = []

    def document(self) -> Schema:
        """A document with a few definitions, which refer to each other."""
        names = self._random.sample(_NAMES, self._random.randrange(3))
        self._refs = [f"#/$defs/{name.replace(' ', '%20')}" for name in names]
        root = self._schema(0)
        return {**root, "$defs": {name: self._schema(1) for name in names}}

    def _is(self, chance: float) -> bool:
        return self._random.random() < chance

    def _schema(self, depth: int) -> Schema:
        makers = [self._scalar, self._scalar, self._values]
        if depth < _DEEP:
            makers += [self._object, self._object, self._list, self._several]
            makers += [self._types, self._reference, self._judged]
        found = self._random.choice(makers)(depth + 1)
        return found | ({"description": "So."} if self._is(0.1) else {})

    def _scalar(self, depth: int) -> Schema:
        kind = self._random.choice(_KINDS)
        more: Schema = {"minimum": 0} if kind in ("integer", "number") else {}
        return {"type": kind, **(more if self._is(0.3) else {})}

    def _values(self, depth: int) -> Schema:
        if self._is(0.3):
            return {"const": self._json(1)}
        pool = _TEXTS if self._is(0.5) else _SCALARS
        return {"enum": self._random.sample([*pool], self._random.randint(1, 4))}

    def _object(self, depth: int) -> Schema:
        found: Schema = {"type": "object"} if self._is(self._says) else {}
        names = self._random.sample(KEYS, self._random.randrange(4))
        if self._is(0.8):
            found["properties"] = {each: self._schema(depth) for each in names}
            found["required"] = [*names[: self._random.randrange(3)]]
        if self._is(0.2):
            pattern = self._random.choice([*_PATTERNS])
            found["patternProperties"] = {pattern: self._schema(depth)}
        if self._is(0.3):
            found["additionalProperties"] = self._random.choice(
                (False, self._schema(depth))
            )
        return found

    def _list(self, depth: int) -> Schema:
        found: Schema = {"type": "array"} if self._is(self._says) else {}
        key, items = "items", self._schema(depth)
        return found | ({key: items} if self._is(0.7) else {"prefixItems": [items]})

    def _several(self, depth: int) -> Schema:
        key = self._random.choice(("allOf", "anyOf", "oneOf"))
        parts = [self._schema(depth) for _ in range(self._random.randint(1, 3))]
        beside = self._schema(depth) if self._is(0.4) else {}
        return {**beside, key: [*parts]}

    def _types(self, depth: int) -> Schema:
        kinds = self._random.sample(_KINDS, self._random.randint(1, 3))
        parts = {**self._object(depth), **self._list(depth)}
        return {**(parts if self._is(0.7) else {}), "type": [*kinds]}

    def _reference(self, depth: int) -> Schema:
        if not self._refs:
            return self._object(depth)
        beside = self._object(depth) if self._is(0.2) else {}
        return {**beside, "$ref": self._random.choice(self._refs)}

    def _judged(self, depth: int) -> Schema:
        beside = self._schema(depth)
        if self._is(0.5):
            return {**beside, "not": self._schema(depth)}
        return {**beside, "if": self._schema(depth), "then": self._schema(depth)}

    def _json(self, depth: int) -> JsonValue:
        if depth > _DEEP or self._is(0.5):
            return self._random.choice(_SCALARS)
        if self._is(0.5):
            return [self._json(depth + 1) for _ in range(self._random.randrange(3))]
        names = self._random.sample(KEYS, self._random.randrange(3))
        return {name: self._json(depth + 1) for name in names}

    def value(
        self, schema: JsonValue, document: JsonObject, depth: int = 0
    ) -> JsonValue:
        """JSON that follows some of the keywords of a schema."""
        if not isinstance(schema, Mapping) or depth > 2 * _DEEP or self._is(0.05):
            return self._json(depth)
        choices = [key for key in ("anyOf", "oneOf", "allOf", "then") if key in schema]
        if choices and self._is(0.7):
            parts = schema[self._random.choice(choices)]
            part = self._random.choice(parts) if isinstance(parts, list) else parts
            found = self.value(part, document, depth + 1)
            inner = self._members(schema, document, depth)
            return {**found, **inner} if isinstance(found, dict) else found
        match schema:
            case {"$ref": str(target)} if self._is(0.8):
                return self.value(plain(at(document, target)), document, depth + 1)
            case {"const": value}:
                return value
            case {"enum": list(values)}:
                one_of: Sequence[JsonValue] = values
                return self._random.choice(one_of)
            case {"type": list(kinds)}:
                one: Schema = {**schema, "type": self._random.choice(kinds)}
                return self.value(one, document, depth)
            case {"type": "object"} | {"properties": _}:
                return self._members(schema, document, depth)
            case {"type": "array"} | {"items": _} | {"prefixItems": _}:
                return self._items(schema, document, depth)
            case {"type": str(kind)}:
                fitting = [each for each in _SCALARS if _kind(each) in _words(kind)]
                return self._random.choice(fitting)
            case _:
                return self._json(depth)

    def _members(
        self, schema: Mapping[str, JsonValue], document: JsonObject, depth: int
    ) -> dict[str, JsonValue]:
        found: dict[str, JsonValue] = {}
        named, required = schema.get("properties"), schema.get("required")
        for name, inner in named.items() if isinstance(named, dict) else ():
            if self._is(0.6) or (isinstance(required, list) and name in required):
                found[name] = self.value(inner, document, depth + 1)
        by_pattern = schema.get("patternProperties")
        for pattern, inner in (
            by_pattern.items() if isinstance(by_pattern, dict) else ()
        ):
            name = _PATTERNS.get(pattern, "rest")
            found[name] = self.value(inner, document, depth + 1)
        if self._is(0.4):
            rest = schema.get("additionalProperties", True)
            name = self._random.choice([*KEYS, "more"])
            found.setdefault(name, self.value(rest, document, depth + 1))
        return found

    def _items(
        self, schema: Mapping[str, JsonValue], document: JsonObject, depth: int
    ) -> JsonValue:
        first, rest = schema.get("prefixItems"), schema.get("items", True)
        inner = [*first] if isinstance(first, list) else []
        inner += [rest] * self._random.randrange(3)
        return [self.value(each, document, depth + 1) for each in inner]


def read(document: Schema) -> JsonObject:
    """A document as the IR holds it."""
    found = frozen(document)
    assert isinstance(found, JsonObject)
    return found


def _kind(value: JsonValue) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case str():
            return "string"
        case int():
            return "integer"
        case _:
            return "number"


def _words(kind: str) -> Sequence[str]:
    return ("integer", "number") if kind == "number" else (kind,)

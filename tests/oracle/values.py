"""JSON values of the types of an API, made from the IR."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import assert_never

from nexigon_gen.backends.openapi.reach import used
from nexigon_gen.ir.graph import envelope, payload_ref
from nexigon_gen.ir.jsontext import JsonValue, plain
from nexigon_gen.ir.mismatch import mismatch
from nexigon_gen.ir.model import (
    Alias,
    Api,
    EnumDef,
    Field,
    Newtype,
    OpaqueDef,
    Presence,
    Struct,
    UnionDef,
    Variant,
)
from nexigon_gen.ir.sample import Samples
from nexigon_gen.ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Payload,
    Untagged,
)
from nexigon_gen.ir.terms import Json, JsonObject
from nexigon_gen.ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)

from .scalars import scalar

_TRIES = 20
_DEEP = 5
"""From here on, values are as small as their types allow."""


def frozen(value: JsonValue) -> Json:
    """A value as the IR holds it."""
    match value:
        case str():
            return value
        case Mapping():
            return JsonObject(tuple((key, frozen(each)) for key, each in value.items()))
        case Sequence():
            return tuple(frozen(each) for each in value)
        case _:
            return value


class Values:
    """Random values. Constraints are met where that is easy; some values break them."""

    def __init__(self, api: Api, random: Random) -> None:
        self._api = api
        self._random = random

    def of(self, ref: TypeRef, depth: int = 0) -> JsonValue:
        """A value of a type; inside of others, `depth` of them."""
        match ref:
            case Scalar(kind=kind):
                return scalar(kind, self._random)
            case Ref(target=target):
                return self._defined(target, depth + 1)
            case ListOf(item=item):
                return [self.of(item, depth + 1) for _ in self._several(depth)]
            case MapOf(key=key, value=value):
                return {
                    str(self.of(key)): self.of(value, depth + 1)
                    for _ in self._several(depth)
                }
            case TupleOf(items=items):
                return [self.of(each, depth + 1) for each in items]
            case Nullable(item=item):
                return None if self._is_left_out(depth) else self.of(item, depth)
            case Constrained(base=base):
                return self._fitting(ref, base, depth)
            case Broken():
                raise AssertionError("a valid spec has nothing broken")
            case _:
                assert_never(ref)

    def _fitting(self, ref: TypeRef, base: TypeRef, depth: int) -> JsonValue:
        value = self.of(base, depth)
        for _ in range(_TRIES):
            if mismatch(frozen(value), ref, self._api) is None:
                break
            value = self.of(base, depth)
        return value

    def _defined(self, id_: TypeId, depth: int) -> JsonValue:
        definition = self._api.definitions[id_]
        match definition:
            case Struct(fields=fields):
                return self._object(fields, depth)
            case EnumDef(values=values):
                return self._random.choice(values).wire
            case UnionDef():
                return self._variant(definition, depth)
            case Newtype(base=inner) | Alias(target=inner):
                return self.of(inner, depth)
            case OpaqueDef():
                return plain(Samples(self._api).of(Ref(id_)))
            case _:
                assert_never(definition)

    def _object(self, fields: Sequence[Field], depth: int) -> dict[str, JsonValue]:
        found: dict[str, JsonValue] = {}
        for field in fields:
            if field.presence is Presence.REQUIRED or not self._is_left_out(depth):
                found[field.wire] = self.of(field.type, depth)
            elif self._random.random() < 0.5:
                found[field.wire] = None
        return self._shuffled(found)

    def _variant(self, union: UnionDef, depth: int) -> JsonValue:
        variant = self._random.choice(union.variants)
        if depth > _DEEP:
            variant = min(union.variants, key=self._weight)
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                beside = self._members(variant.payload, depth)
                beside |= self._object(envelope(union, self._api), depth)
                if variant.name == union.default and self._random.random() < 0.5:
                    return self._shuffled(beside)
                return self._shuffled({tag: variant.wire, **beside})
            case ExternallyTagged():
                return self._members(variant.payload, depth) or variant.wire
            case Untagged():
                ref = payload_ref(variant.payload)
                assert ref
                return self.of(ref, depth)
            case _:
                assert_never(union.tagging)

    def _members(self, payload: Payload, depth: int) -> dict[str, JsonValue]:
        match payload:
            case Nothing():
                return {}
            case Flat(struct=id_):
                struct = self._api.definitions[id_]
                assert isinstance(struct, Struct)
                return self._object(struct.fields, depth)
            case Keyed(key=key, type=type_):
                return {key: self.of(type_, depth)}
            case Bare():
                raise AssertionError("a bare payload has no key")
            case _:
                assert_never(payload)

    def _weight(self, variant: Variant) -> int:
        """How many definitions a payload takes."""
        ref = payload_ref(variant.payload)
        return len(used([ref], self._api).definitions) if ref else -1

    def _is_left_out(self, depth: int) -> bool:
        return depth > _DEEP or self._random.random() < 0.4

    def _several(self, depth: int) -> range:
        return range(0 if depth > _DEEP else self._random.choice((0, 1, 1, 2, 3)))

    def _shuffled(self, members: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """The members in any order, which carries no meaning (wire.md W2.6)."""
        keys = self._random.sample([*members], len(members))
        return {key: members[key] for key in keys}

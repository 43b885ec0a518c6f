"""Random values of the types of an IR, in wire form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from nexigon_gen.ir.graph import takes_null
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
from nexigon_gen.ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from nexigon_gen.ir.terms import Constraint, Unique
from nexigon_gen.ir.typerefs import (
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
)
from nexigon_gen.runtime.wire.identity import all_differ

from .pools import DESCRIBED
from .scalars import Json, Sample, anything, lengths, scalar

_UNHEARD = "unheard of"
"""No spec has this as a wire name."""


@st.composite
def samples(draw: DrawFn, api: Api, ref: TypeRef, *, newer: bool) -> Sample:
    """A value of a type. One of a `newer` sender also holds keys, values and variants
    that the spec does not have, wherever it leaves room for them (W2.4, W3.4)."""
    return _Values(draw, api, newer).of(ref, 3)


@dataclass(frozen=True, slots=True)
class _Values:
    draw: DrawFn
    api: Api
    newer: bool

    def of(self, ref: TypeRef, depth: int) -> Sample:
        """A value that goes no deeper than it must once `depth` is used up."""
        bare, limits = self._bare(ref)
        match bare:
            case Scalar(kind=kind):
                return self.draw(scalar(kind, limits))
            case Nullable(item=item):
                if depth <= 0 or self.draw(st.booleans()):
                    return Sample(None, None)
                return self.of(item, depth - 1)
            case ListOf(item=item):
                found: list[Sample] = []
                is_set = any(isinstance(each, Unique) for each in limits)
                for _ in range(self._size(limits, depth)):
                    one = self.of(item, depth - 1)
                    if not is_set or all_differ([e.back for e in (*found, one)]):
                        found.append(one)
                return Sample(
                    [each.sent for each in found], [each.back for each in found]
                )
            case TupleOf(items=items):
                parts = [self.of(each, depth - 1) for each in items]
                return Sample([e.sent for e in parts], [e.back for e in parts])
            case MapOf():
                return self._map(bare, limits, depth)
            case Ref(target=target):
                definition = self.api.definitions[target]
                match definition:
                    case Struct():
                        return self._struct(definition, depth)
                    case EnumDef():
                        return self._enum(definition)
                    case UnionDef():
                        return self._union(definition, depth)
                    case OpaqueDef(file=file):
                        value = self.draw(st.sampled_from(DESCRIBED[file]))
                        return Sample(value, value)
                    case _:
                        raise AssertionError("newtypes and aliases are looked through")
            case _:
                raise AssertionError(f"{bare} is not of a valid spec")

    def _bare(self, ref: TypeRef) -> tuple[TypeRef, Sequence[Constraint]]:
        """A type without its names, and all constraints on the way."""
        limits: list[Constraint] = []
        while True:
            match ref:
                case Constrained(base=base, constraints=more):
                    limits += more
                    ref = base
                case Ref(target=target):
                    definition = self.api.definitions[target]
                    if isinstance(definition, Newtype):
                        ref = definition.base
                    elif isinstance(definition, Alias):
                        ref = definition.target
                    else:
                        return ref, limits
                case _:
                    return ref, limits

    def _size(self, limits: Sequence[Constraint], depth: int) -> int:
        low, high = lengths(limits)
        return self.draw(st.integers(low, low if depth <= 0 else min(high, low + 3)))

    def _map(self, map_: MapOf, limits: Sequence[Constraint], depth: int) -> Sample:
        size = self._size(limits, depth)
        keys = [str(self.of(map_.key, 0).sent) for _ in range(size)]
        return _object({key: self.of(map_.value, depth - 1) for key in keys})

    def _struct(self, struct: Struct, depth: int) -> Sample:
        return _object(self._in_any_order(self._members(struct, depth)))

    def _members(self, struct: Struct, depth: int) -> dict[str, Sample]:
        found: dict[str, Sample] = {}
        for field in struct.fields:
            optional = field.presence is Presence.OPTIONAL
            if optional and (depth <= 0 or self.draw(st.booleans())):
                if self.draw(st.booleans()):
                    found[field.wire] = self._null(field)
                continue
            value = self.of(field.type, depth - 1)
            if optional and value.sent is None:
                value = self._null(field)
            found[field.wire] = value
        return found | self._extra()

    def _null(self, field: Field) -> Sample:
        """What `null` is to an optional field: absent, unless it may be null (W2.2)."""
        is_kept = takes_null(field.type, self.api)
        return Sample(None, None if is_kept else _ABSENT)

    def _extra(self) -> dict[str, Sample]:
        if not (self.newer and self.draw(st.booleans())):
            return {}
        value = self.draw(anything)
        return {_UNHEARD: Sample(value, value)}

    def _enum(self, enum: EnumDef) -> Sample:
        known = [each.wire for each in enum.values]
        more = [_unheard(enum)] if self.newer and enum.open else []
        wire = self.draw(st.sampled_from(known + more))
        return Sample(wire, wire)

    def _union(self, union: UnionDef, depth: int) -> Sample:
        known = union.variants if depth > 0 else union.variants[:1]
        more = [None] if self.newer and union.open else []
        variant = self.draw(st.sampled_from([*known, *more]))
        if variant is None:
            return self._unknown(union)
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                found = self._tagged(tag, union, variant, depth)
                if variant.name == union.default and self.draw(st.booleans()):
                    assert isinstance(found.sent, dict)
                    sent = {k: each for k, each in found.sent.items() if k != tag}
                    return Sample(sent, found.back)
                return found
            case ExternallyTagged():
                return self._external(variant, depth)
            case Untagged():
                assert isinstance(variant.payload, Bare)
                return self.of(variant.payload.type, depth)
            case _:
                assert_never(union.tagging)

    def _tagged(
        self, tag: str, union: UnionDef, variant: Variant, depth: int
    ) -> Sample:
        found = {tag: Sample(variant.wire, variant.wire)}
        if union.envelope:
            struct = self.api.definitions[union.envelope]
            assert isinstance(struct, Struct)
            members = self._members(struct, depth - 1)
            if isinstance(variant.payload, Keyed):
                members.pop(_UNHEARD, None)
            found |= members
        match variant.payload:
            case Flat(struct=target):
                struct = self.api.definitions[target]
                assert isinstance(struct, Struct)
                found |= self._members(struct, depth - 1)
            case Keyed(key=key, type=type_):
                found[key] = self.of(type_, depth - 1)
            case Nothing() | Bare():
                found |= self._extra()
        return _object(self._in_any_order(found))

    def _external(self, variant: Variant, depth: int) -> Sample:
        if isinstance(variant.payload, Keyed):
            return _object(
                {variant.payload.key: self.of(variant.payload.type, depth - 1)}
            )
        return Sample(variant.wire, variant.wire)

    def _unknown(self, union: UnionDef) -> Sample:
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                other = _unheard(union)
                found = {tag: Sample(other, other)} | self._extra()
                if union.envelope:
                    struct = self.api.definitions[union.envelope]
                    assert isinstance(struct, Struct)
                    found |= self._members(struct, 0)
                return _object(self._in_any_order(found))
            case ExternallyTagged():
                value = self.draw(anything)
                options: list[Json] = [_UNHEARD, {_UNHEARD: value}]
                wire = self.draw(st.sampled_from(options))
                return Sample(wire, wire)
            case Untagged():
                return Sample(None, None)  # no variant of ours is `null`
            case _:
                assert_never(union.tagging)

    def _in_any_order(self, members: dict[str, Sample]) -> dict[str, Sample]:
        return dict(self.draw(st.permutations([*members.items()])))


def _unheard(definition: EnumDef | UnionDef) -> str | int:
    """A value or tag that no spec has."""
    return 2**40 if definition.is_numeric else _UNHEARD


_ABSENT = "<absent>"
"""Stands for a member that does not come back."""


def _object(members: dict[str, Sample]) -> Sample:
    sent = {key: each.sent for key, each in members.items()}
    back = {key: each.back for key, each in members.items() if each.back is not _ABSENT}
    return Sample(sent, back)

"""Heights: how many definitions stand at least within each other in a value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import assert_never

from .graph import payload_ref
from .model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    Field,
    Newtype,
    OpaqueDef,
    Presence,
    Struct,
    UnionDef,
)
from .terms import Constraint, Length
from .typerefs import (
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


def heights(api: Api) -> Mapping[TypeId, float]:
    """The height of each definition; infinite where no value ends."""
    found = dict.fromkeys(api.definitions, math.inf)
    while True:
        before = dict(found)
        for id_, definition in api.definitions.items():
            found[id_] = 1 + _height(definition, found)
        if found == before:
            return found


def reach(ref: TypeRef, known: Mapping[TypeId, float]) -> float:
    """The height of the smallest value of a type, by the heights of definitions."""
    match ref:
        case Ref(target=target):
            return known[target]
        case Constrained(base=base, constraints=limits):
            if isinstance(base, ListOf | MapOf):
                inner = base.item if isinstance(base, ListOf) else base.value
                return reach(inner, known) if least(limits, 0) else 0
            return reach(base, known)
        case TupleOf(items=items):
            return max((reach(each, known) for each in items), default=0)
        case ListOf() | MapOf() | Nullable() | Scalar() | Broken():
            return 0
        case _:
            assert_never(ref)


def is_required(field: Field) -> bool:
    """Whether each value has it."""
    return field.presence is Presence.REQUIRED


def least(limits: Iterable[Constraint], usual: int) -> int:
    """A length within the limits, the usual one if they allow."""
    lengths = [each for each in limits if isinstance(each, Length)]
    low = max((each.min for each in lengths if each.min is not None), default=0)
    high = min((each.max for each in lengths if each.max is not None), default=usual)
    return max(low, min(usual, high))


def _height(definition: Definition, known: Mapping[TypeId, float]) -> float:
    match definition:
        case Struct(fields=fields):
            needed = [each.type for each in fields if is_required(each)]
            return max((reach(each, known) for each in needed), default=0)
        case UnionDef(variants=variants):
            refs = [payload_ref(each.payload) for each in variants]
            return min(reach(each, known) if each else 0 for each in refs)
        case Newtype(base=ref) | Alias(target=ref):
            return reach(ref, known)
        case EnumDef() | OpaqueDef():
            return 0
        case _:
            assert_never(definition)

"""Needs: the definitions of which every value of a type holds a value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, assert_never

from .graph import payload_ref
from .model import Alias, Definition, EnumDef, Newtype, OpaqueDef, Struct, UnionDef
from .tagging import Keyed
from .terms import Length
from .typerefs import (
    Constrained,
    ListOf,
    MapOf,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)

Need: TypeAlias = tuple[TypeId, int]
"""A definition, and how many levels inside of the holding value its value is."""


def held(ref: TypeRef, levels: int = 0) -> Iterator[Need]:
    """The needs of a type that is itself `levels` levels inside."""
    match ref:
        case Scalar():  # as most are
            return
        case Ref():
            yield ref.target, levels
        case TupleOf():
            for item in ref.items:
                yield from held(item, levels + 1)
        case Constrained(base=ListOf(item=inner) | MapOf(value=inner)):
            if any(isinstance(each, Length) and each.min for each in ref.constraints):
                yield from held(inner, levels + 1)
        case Constrained(base=base):
            yield from held(base, levels)
        case _:
            return  # a list or map may be empty, a nullable null


def needs(definition: Definition) -> Iterator[Sequence[Need]]:
    """What the values of a definition hold: by variant, or of all at once."""
    match definition:
        case Struct(fields=fields):
            needed = [each.type for each in fields if each.is_required]
            yield [need for ref in needed for need in held(ref, 1)]
        case UnionDef(variants=variants, envelope=envelope):
            beside = [(envelope, 0)] if envelope else []
            for variant in variants:
                ref = payload_ref(variant.payload)
                levels = int(isinstance(variant.payload, Keyed))
                yield [*(held(ref, levels) if ref else ()), *beside]
        case Newtype(base=ref) | Alias(target=ref):
            yield [*held(ref)]
        case EnumDef() | OpaqueDef():
            yield []
        case _:
            assert_never(definition)

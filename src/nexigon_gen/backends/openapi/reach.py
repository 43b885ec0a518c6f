"""Reach: all that is used, directly or through other definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from ...ir.graph import references, targets
from ...ir.model import Api
from ...ir.typerefs import (
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
from ...runtime.wire.scalars import ScalarKind
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Used:
    """Definitions and scalars."""

    definitions: frozenset[TypeId]
    scalars: frozenset[ScalarKind]


def used(roots: Iterable[TypeRef], api: Api) -> Used:
    """Everything that the roots are made of."""
    definitions: set[TypeId] = set()
    scalars: set[ScalarKind] = set()
    pending = [*roots]
    while pending:
        ref = pending.pop()
        scalars.update(_kinds(ref))
        for target in targets(ref):
            if target not in definitions:
                definitions.add(target)
                pending.extend(references(api.definitions[target]))
    return Used(frozenset(definitions), frozenset(scalars))


def _kinds(ref: TypeRef) -> Iterator[ScalarKind]:
    match ref:
        case Scalar(kind=kind):
            yield kind
        case ListOf(item=inner) | Nullable(item=inner) | Constrained(base=inner):
            yield from _kinds(inner)
        case MapOf(key=key, value=value):
            yield from _kinds(key)
            yield from _kinds(value)
        case TupleOf(items=items):
            for item in items:
                yield from _kinds(item)
        case Ref() | Broken():
            return
        case _:
            assert_never(ref)

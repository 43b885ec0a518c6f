"""Reach: all that is used, directly or through other definitions."""

from __future__ import annotations

from collections.abc import Iterable

from ...ir.graph import references, targets, walk
from ...ir.model import Api
from ...ir.typerefs import (
    Scalar,
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
        scalars.update(each.kind for each in walk(ref) if isinstance(each, Scalar))
        for target in targets(ref):
            if target not in definitions:
                definitions.add(target)
                pending.extend(references(api.definitions[target]))
    return Used(frozenset(definitions), frozenset(scalars))

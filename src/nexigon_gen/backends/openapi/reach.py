"""Reach: all that is used, directly or through other definitions."""

from __future__ import annotations

from collections.abc import Iterable

from ...ir.graph import references, walk
from ...ir.model import Api
from ...ir.typerefs import Ref, Scalar, TypeId, TypeRef
from ...runtime.wire.scalars import ScalarKind
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """Definitions and scalars."""

    definitions: frozenset[TypeId]
    scalars: frozenset[ScalarKind]


def used(roots: Iterable[TypeRef], api: Api) -> Reach:
    """Everything that the roots are made of."""
    definitions: set[TypeId] = set()
    scalars: set[ScalarKind] = set()
    pending = [*roots]
    while pending:
        for each in walk(pending.pop()):
            if isinstance(each, Scalar):
                scalars.add(each.kind)
            elif isinstance(each, Ref) and each.target not in definitions:
                definitions.add(each.target)
                pending.extend(references(api.definitions[each.target]))
    return Reach(frozenset(definitions), frozenset(scalars))

"""Depth of sample values: what they show, and where they end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from .graph import dependencies, payload_ref
from .heights import heights, reach
from .model import Alias, Api, Newtype, Struct, UnionDef, Variant
from .terms import Constraint
from .typerefs import (
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    TupleOf,
    TypeId,
    TypeRef,
)

_DEEP = 2
"""How many definitions deep a sample shows what need not be there."""


class SampleDepth:
    """How deep the samples of an API go."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._plain: dict[TypeId, bool] = {}

    def bare(
        self, ref: TypeRef
    ) -> tuple[TypeRef, Sequence[Constraint], tuple[TypeId, ...]]:
        """A type without its names, unless they have an example; the constraints, and
        the names."""
        limits: list[Constraint] = []
        names: list[TypeId] = []
        while True:
            match ref:
                case Constrained(base=base, constraints=more):
                    limits += more
                    ref = base
                case Ref(target=target):
                    definition = self._api.definitions[target]
                    match definition:
                        case Newtype(base=base) | Alias(target=base):
                            if definition.examples:
                                return ref, limits, (*names,)
                            ref = base
                            names.append(target)
                        case _:
                            return ref, limits, (*names,)
                case _:
                    return ref, limits, (*names,)

    def chosen(
        self, variants: Sequence[Variant], within: tuple[TypeId, ...]
    ) -> Variant:
        """The first variant that leads no deeper, else that which ends soonest."""
        for each in variants:
            ref = payload_ref(each.payload)
            if ref is not None and not self.is_deep(ref, within):
                return each
        return min(variants, key=self._variant_height)

    def is_deep(self, ref: TypeRef, above: tuple[TypeId, ...]) -> bool:
        """Whether a value that need not be there is left out: it would repeat what it is
        within, or is too far down."""
        bare, _, names = self.bare(ref)
        if any(name in above for name in names):
            return True
        above += names
        match bare:
            case ListOf(item=inner) | MapOf(value=inner) | Nullable(item=inner):
                return self.is_deep(inner, above)
            case TupleOf(items=items):
                return any(self.is_deep(each, above) for each in items)
            case Ref(target=target):
                return target in above or (
                    len(above) >= _DEEP and not self._is_plain(target)
                )
            case _:
                return False

    def _is_plain(self, id_: TypeId) -> bool:
        """Whether a type holds no object of another one."""
        if id_ not in self._plain:
            definition = self._api.definitions[id_]
            held = [self._api.definitions[each] for each in dependencies(definition)]
            self._plain[id_] = not isinstance(definition, UnionDef) and not any(
                isinstance(each, Struct | UnionDef) for each in held
            )
        return self._plain[id_]

    @cached_property
    def _heights(self) -> Mapping[TypeId, float]:
        return heights(self._api)

    def _variant_height(self, variant: Variant) -> float:
        ref = payload_ref(variant.payload)
        return reach(ref, self._heights) if ref else 0

"""Finite values: every type must have one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ...ir.graph import payload_ref
from ...ir.model import (
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
from ...ir.terms import Length
from ...ir.typerefs import Constrained, ListOf, MapOf, Ref, TupleOf, TypeId, TypeRef
from ...text.kinds import INFINITE_TYPE, UNINHABITABLE_UNION
from ...text.report import Label, Report
from .chains import path


def values(api: Api, report: Report) -> None:
    """NXG407, NXG408: structs and unions of which no finite value exists; one error for
    all that lead to each other, none for what only uses them."""
    for circle in _Ends(api).circles():
        _complain([api.definitions[id_] for id_ in circle], report)


def _complain(circle: Sequence[Definition], report: Report) -> None:
    heads = [each for each in circle if _is_more_than_a_name(each)]
    if not heads:
        return  # names that only stand for each other are NXG409
    head = min(heads, key=lambda each: isinstance(each, Struct))  # a union, if any
    start = circle.index(head)
    way = [*circle[start:], *circle[:start]]
    notes = (path(way),) if len(way) > 1 else ()
    if isinstance(head, UnionDef):
        report.add(
            UNINHABITABLE_UNION,
            head.span,
            f"no variant of `{head.id.name}` ever ends: each must contain itself",
            notes=notes,
            help=("add a variant that ends",),
        )
        return
    following = way[1 % len(way)].id
    fields = head.fields if isinstance(head, Struct) else ()
    through = [field for field in fields if following in _needs_field(field)]
    report.add(
        INFINITE_TYPE,
        head.span,
        f"`{head.id.name}` can never end: it must contain itself",
        others=tuple(Label(field.span, "through this") for field in through[:1]),
        notes=notes,
        help=("make what it holds optional, nullable or a list that may be empty",),
    )


def _is_more_than_a_name(definition: Definition) -> bool:
    """Whether a value of a definition has its own brackets around what it holds."""
    match definition:
        case Newtype(base=ref) | Alias(target=ref):
            while isinstance(ref, Constrained):
                ref = ref.base
            return isinstance(ref, ListOf | MapOf | TupleOf)
        case _:
            return True


class _Ends:
    """Which definitions have a finite value: the least fixed point."""

    def __init__(self, api: Api) -> None:
        self._ways = {each.id: [*_ways(each)] for each in api.definitions.values()}
        self._missing: dict[tuple[TypeId, int], int] = {}
        self._users: dict[TypeId, list[tuple[TypeId, int]]] = {}
        for id_, ways in self._ways.items():
            for number, way in enumerate(ways):
                self._missing[id_, number] = len(way)
                for target in way:
                    self._users.setdefault(target, []).append((id_, number))
        self._finite: set[TypeId] = set()
        self._settle([id_ for id_, ways in self._ways.items() if not all(ways)])

    def circles(self) -> Iterator[list[TypeId]]:
        """Definitions that need each other, in the order in which they do. What was
        found counts as finite from then on, and so what only uses it."""
        for start in self._ways:
            way = {start: self._needs(start)}
            while way:
                here, needs = next(reversed(way.items()))
                if here in self._finite:
                    del way[here]
                    continue
                target = next(each for each in needs if each not in self._finite)
                if target not in way:
                    way[target] = self._needs(target)
                    continue
                ids = list(way)
                circle = ids[ids.index(target) :]
                yield circle
                self._settle(circle)

    def _needs(self, id_: TypeId) -> Iterator[TypeId]:
        return chain.from_iterable(self._ways[id_])

    def _settle(self, ids: list[TypeId]) -> None:
        """Takes definitions for finite."""
        pending = [each for each in ids if each not in self._finite]
        self._finite.update(pending)
        for id_ in pending:  # grows while it is walked
            for user, number in self._users.get(id_, ()):
                self._missing[user, number] -= 1
                if self._missing[user, number] == 0 and user not in self._finite:
                    self._finite.add(user)
                    pending.append(user)


def _ways(definition: Definition) -> Iterator[tuple[TypeId, ...]]:
    """The definitions that have to end for one to end: all of one of these, which are
    different and in their order."""
    match definition:
        case Struct(fields=fields):
            yield _each(_needs_field(field) for field in fields)
        case UnionDef(variants=variants):
            for variant in variants:
                ref = payload_ref(variant.payload)
                yield _each([_held(ref)] if ref else [])
            if not variants:  # it was complained about already
                yield ()
        case Newtype(base=ref) | Alias(target=ref):
            yield _each([_held(ref)])
        case EnumDef() | OpaqueDef():
            yield ()


def _each(found: Iterable[Iterator[TypeId]]) -> tuple[TypeId, ...]:
    return (*dict.fromkeys(chain.from_iterable(found)),)


def _needs_field(field: Field) -> Iterator[TypeId]:
    return iter(()) if field.presence is Presence.OPTIONAL else _held(field.type)


def _held(ref: TypeRef) -> Iterator[TypeId]:
    """The definitions of which every value of a type holds one."""
    match ref:
        case Ref(target=target):
            yield target
        case TupleOf(items=items):
            for item in items:
                yield from _held(item)
        case Constrained(base=ListOf(item=inner) | MapOf(value=inner)):
            needs = (isinstance(each, Length) and each.min for each in ref.constraints)
            if any(needs):
                yield from _held(inner)
        case Constrained(base=base):
            yield from _held(base)
        case _:
            return  # a list or map may be empty, a nullable null

"""Finite values: every type must have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from ...ir.graph import unconstrained
from ...ir.model import (
    Alias,
    Api,
    Definition,
    Newtype,
    Struct,
    UnionDef,
)
from ...ir.needs import held, needs
from ...ir.typerefs import ListOf, MapOf, TupleOf, TypeId
from ...text.kinds import INFINITE_TYPE, UNINHABITABLE_UNION
from ...text.report import Label, Report
from .chains import path


def values(api: Api, report: Report) -> None:
    """NXG407, NXG408: structs and unions of which no finite value exists; one error for
    all that lead to each other, none for what only uses them."""
    for cycle in _Ends(api).cycles():
        _complain([api.definitions[id_] for id_ in cycle], report)


def _complain(cycle: Sequence[Definition], report: Report) -> None:
    heads = [each for each in cycle if _is_more_than_a_name(each)]
    if not heads:
        return  # names that only stand for each other are NXG409
    head = min(heads, key=lambda each: isinstance(each, Struct))  # a union, if any
    start = cycle.index(head)
    way = [*cycle[start:], *cycle[:start]]
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
    through = [
        each
        for each in fields
        if each.is_required and following in dict(held(each.type))
    ]
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
            return isinstance(unconstrained(ref), ListOf | MapOf | TupleOf)
        case _:
            return True


class _Ends:
    """Which definitions have a finite value: the least fixed point."""

    def __init__(self, api: Api) -> None:
        self._ways = {each.id: _ways(each) for each in api.definitions.values()}
        self._missing: dict[tuple[TypeId, int], int] = {}
        self._users: dict[TypeId, list[tuple[TypeId, int]]] = {}
        for id_, ways in self._ways.items():
            for number, way in enumerate(ways):
                self._missing[id_, number] = len(way)
                for target in way:
                    self._users.setdefault(target, []).append((id_, number))
        self._finite: set[TypeId] = set()
        self._settle([id_ for id_, ways in self._ways.items() if not all(ways)])

    def cycles(self) -> Iterator[list[TypeId]]:
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
                cycle = ids[ids.index(target) :]
                yield cycle
                self._settle(cycle)

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


def _ways(definition: Definition) -> list[dict[TypeId, None]]:
    """The definitions that have to end for one to end: all of one of these, which are
    different and in their order."""
    found = [dict.fromkeys(target for target, _ in way) for way in needs(definition)]
    return found or [{}]  # a union without a variant was complained about already

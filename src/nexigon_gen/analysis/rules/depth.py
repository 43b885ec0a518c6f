"""Depth: how far every value of a type is nested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from ...ir.model import (
    Alias,
    Api,
    Bare,
    Definition,
    Flat,
    Keyed,
    Newtype,
    Nothing,
    Presence,
    Struct,
    UnionDef,
    Variant,
)
from ...ir.terms import Length
from ...ir.typerefs import Constrained, ListOf, MapOf, Ref, TupleOf, TypeId, TypeRef
from ...text.kinds import NESTING_TOO_DEEP
from ...text.report import Report

MAX_DEPTH = 200
"""Most levels of JSON; pydantic's parser reads no more."""


def values(api: Api, report: Report) -> None:
    """NXG110: types of which every value holds others, one in the next, for longer than
    any JSON that can be read. Those are told that are the first to be too deep."""
    depths = _depths(api)
    for id_, depth in depths.items():
        definition = api.definitions[id_]
        below = (depths.get(t, 0) for way in _ways(definition) for t, _ in way)
        if depth > MAX_DEPTH >= max(below, default=0):
            report.add(
                NESTING_TOO_DEEP,
                definition.span,
                f"every value of `{id_.name}` is nested more than {MAX_DEPTH}"
                " levels deep, which no reader takes",
                help=("make a field further down optional",),
            )


def _depths(api: Api) -> Mapping[TypeId, int]:
    """The least depth that a value of each type has; without those that never end.

    The least are found first, as in Dijkstra's algorithm: what a value is made of is
    never deeper than the value.
    """
    found: dict[TypeId, int] = {}
    users: dict[TypeId, list[tuple[TypeId, int]]] = {}
    missing: dict[tuple[TypeId, int], int] = {}
    waiting: list[tuple[int, TypeId]] = []
    ways = {id_: [*_ways(each)] for id_, each in api.definitions.items()}
    for id_, each in ways.items():
        for number, way in enumerate(each):
            missing[id_, number] = len({target for target, _ in way})
            for target in {target for target, _ in way}:
                users.setdefault(target, []).append((id_, number))
            if not way:
                is_object = isinstance(api.definitions[id_], Struct)
                heappush(waiting, (int(is_object), id_))
    while waiting:
        depth, id_ = heappop(waiting)
        if id_ in found:
            continue
        found[id_] = depth
        for user, number in users.get(id_, ()):
            missing[user, number] -= 1
            if not missing[user, number]:
                way = ways[user][number]
                deep = max(found[target] + levels for target, levels in way)
                heappush(waiting, (deep, user))
    return found


_Way: TypeAlias = Sequence[tuple[TypeId, int]]
"""The types that a value holds, and how many levels above each it begins."""


def _ways(definition: Definition) -> Iterator[_Way]:
    """What the values of a definition hold for certain, one by variant."""
    match definition:
        case Struct(fields=fields):
            needed = [f.type for f in fields if f.presence is not Presence.OPTIONAL]
            yield [held for ref in needed for held in _held(ref, 1)]
        case UnionDef(variants=variants):
            for variant in variants:
                yield [*_payload(variant)]
        case Newtype(base=ref) | Alias(target=ref):
            yield [*_held(ref, 0)]
        case _:
            yield ()


def _payload(variant: Variant) -> Iterator[tuple[TypeId, int]]:
    match variant.payload:
        case Flat(struct=struct):
            yield struct, 0
        case Keyed(type=ref):
            yield from _held(ref, 1)
        case Bare(type=ref):
            yield from _held(ref, 0)
        case Nothing():
            return


def _held(ref: TypeRef, levels: int) -> Iterator[tuple[TypeId, int]]:
    """The definition of which every value of a type holds one, and how far inside."""
    while isinstance(ref, Constrained):
        needs = any(isinstance(c, Length) and c.min for c in ref.constraints)
        ref = ref.base
        match ref:
            case ListOf(item=inner) | MapOf(value=inner) if needs:
                ref, levels = inner, levels + 1
            case _:
                pass
    match ref:
        case Ref(target=target):
            yield target, levels
        case TupleOf(items=items):
            for item in items:
                yield from _held(item, levels + 1)
        case _:
            return

"""Depth: how far every value of a type is nested."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heappop, heappush

from ...ir.model import Api, Struct
from ...ir.needs import needs
from ...ir.typerefs import TypeId
from ...text.kinds import NESTING_TOO_DEEP
from ...text.report import Report

MAX_DEPTH = 200
"""Most levels of JSON; pydantic's parser reads no more."""


def values(api: Api, report: Report) -> None:
    """NXG110: types of which every value holds others, one in the next, for longer than
    any JSON that can be read. Those are told that are the first to be too deep."""
    depths = _depths(api)
    for id_, depth in depths.items():
        if depth <= MAX_DEPTH:
            continue
        definition = api.definitions[id_]
        below = (depths.get(t, 0) for way in needs(definition) for t, _ in way)
        if max(below, default=0) <= MAX_DEPTH:
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
    ways = {id_: [*needs(each)] for id_, each in api.definitions.items()}
    for id_, each in ways.items():
        for number, way in enumerate(each):
            targets = {target for target, _ in way}
            missing[id_, number] = len(targets)
            for target in targets:
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

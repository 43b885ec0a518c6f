"""Depth: how far every value of a type is nested."""

from __future__ import annotations

from collections.abc import Iterator

from ...ir.model import Alias, Api, Definition, Newtype, Presence, Struct
from ...ir.typerefs import Constrained, Ref, TypeId
from ...text.kinds import NESTING_TOO_DEEP
from ...text.report import Report

MAX_DEPTH = 200
"""Most levels of JSON; pydantic's parser reads no more."""


def values(api: Api, report: Report) -> None:
    """NXG110: structs that must hold each other, one in the next, for longer than any
    JSON that can be read."""
    depths: dict[TypeId, int] = {}
    for group in _groups(api):
        inside = set(group)
        below = deepest = 0
        for id_ in group:
            for target in _held(api.definitions[id_]):
                if target not in inside:
                    below = deepest = max(below, depths[target])
        deepest += any(isinstance(api.definitions[id_], Struct) for id_ in group)
        for id_ in group:
            depths[id_] = deepest
        if below <= MAX_DEPTH < deepest:
            report.add(
                NESTING_TOO_DEEP,
                api.definitions[group[0]].span,
                f"every value of `{group[0].name}` is nested more than {MAX_DEPTH}"
                " levels deep, which no reader takes",
                help=("make a field further down optional",),
            )


def _held(definition: Definition) -> Iterator[TypeId]:
    """The definitions of which every value of one holds a value."""
    match definition:
        case Struct(fields=fields):
            needed = [f.type for f in fields if f.presence is not Presence.OPTIONAL]
        case Newtype(base=ref) | Alias(target=ref):
            needed = [ref]
        case _:
            return
    for ref in needed:
        while isinstance(ref, Constrained):
            ref = ref.base
        if isinstance(ref, Ref):
            yield ref.target


def _groups(api: Api) -> Iterator[list[TypeId]]:
    """The definitions, those that lead to each other together; a group comes after all
    that it leads to (Tarjan's algorithm, without recursion)."""
    numbers: dict[TypeId, int] = {}
    lowest: dict[TypeId, int] = {}
    open_: dict[TypeId, None] = {}
    for start in api.definitions:
        if start in numbers:
            continue
        way = [(start, _held(api.definitions[start]))]
        numbers[start] = lowest[start] = len(numbers)
        open_[start] = None
        while way:
            here, held = way[-1]
            target = next(held, None)
            if target is None:
                way.pop()
                if way:
                    above = way[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == numbers[here]:
                    group = [open_.popitem()[0]]
                    while group[-1] != here:
                        group.append(open_.popitem()[0])
                    yield group[::-1]
            elif target not in numbers:
                numbers[target] = lowest[target] = len(numbers)
                open_[target] = None
                way.append((target, _held(api.definitions[target])))
            elif target in open_:
                lowest[here] = min(lowest[here], numbers[target])

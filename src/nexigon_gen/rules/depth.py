"""Depth: how far the values of a type can be nested without a type in itself."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics.model import Report
from ..ir.graph import references
from ..ir.model import (
    Api,
    Constrained,
    Definition,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Struct,
    TypeId,
    TypeRef,
)

MAX_DEPTH = 200
"""Most levels of JSON; pydantic's parser reads no more."""


def values(api: Api, report: Report) -> None:
    """NXG110: types that hold each other, one in the next, for longer than any JSON
    that can be read. Those that lead back to themselves may, in which no value must."""
    depths: dict[TypeId, int] = {}
    for group in _groups(api):
        inside = set(group)
        below = deepest = 0
        for id_ in group:
            for target, levels in _held(api.definitions[id_]):
                if target not in inside:
                    below = max(below, depths[target])
                    deepest = max(deepest, depths[target] + levels)
        deepest += any(isinstance(api.definitions[id_], Struct) for id_ in group)
        for id_ in group:
            depths[id_] = deepest
        if below <= MAX_DEPTH < deepest:
            report.error(
                "NXG110",
                api.definitions[group[0]].span,
                f"values of `{group[0].name}` can be nested more than {MAX_DEPTH}"
                " levels deep, which no reader takes",
                help=("let a type further down refer to what it holds by an ID",),
            )


def _held(definition: Definition) -> Iterator[tuple[TypeId, int]]:
    """The definitions that one names, and how many lists and maps are round each."""
    for ref in references(definition):
        if (found := _target(ref)) is not None:
            yield found


def _target(ref: TypeRef) -> tuple[TypeId, int] | None:
    levels = 0
    while True:
        match ref:
            case Ref(target=target):
                return target, levels
            case ListOf(item=inner) | MapOf(value=inner):
                levels += 1
            case Nullable(item=inner) | Constrained(base=inner):
                pass
            case _:
                return None
        ref = inner


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
            target = next((each for each, _ in held), None)
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

"""Chains of newtypes and aliases: each stands for another type, to an end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ...ir.model import Alias, Api, Definition, Newtype
from ...ir.typerefs import (
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    TupleOf,
    TypeId,
    TypeRef,
)
from ...text.kinds import ALIAS_CYCLE, NESTING_TOO_DEEP
from ...text.report import Report

MAX_LENGTH = 64
"""Most types in a chain."""
_MAX_SHOWN = 8


def circles(api: Api, report: Report) -> None:
    """NXG409: newtypes and aliases that lead to each other and nowhere else."""
    for circle in _circles(api):
        for index, definition in enumerate(circle):
            way = [*circle[index:], *circle[:index]]
            message = f"type `{definition.id.name}` stands for itself"
            report.add(ALIAS_CYCLE, definition.span, message, notes=(path(way),))


def path(circle: Sequence[Definition]) -> str:
    """The names of a circle, back to the first; most of a long one are left out."""
    names = [f"`{each.id.name}`" for each in circle[:_MAX_SHOWN]]
    if len(circle) > _MAX_SHOWN:
        names.append("…")
    return " → ".join([*names, names[0]])


def lengths(api: Api, report: Report) -> None:
    """NXG110: a chain too long, with lists and maps of the next type in it or not."""
    for id_, length in _lengths(api).items():
        if length == MAX_LENGTH + 1:
            report.add(
                NESTING_TOO_DEEP,
                api.definitions[id_].span,
                f"type `{id_.name}` leads through more than {MAX_LENGTH} others",
            )


def _circles(api: Api) -> Iterator[list[Definition]]:
    """The chains that lead back to themselves, each definition followed once."""
    done: set[TypeId] = set()
    for definition in api.definitions.values():
        way: dict[TypeId, Definition] = {}
        at: Definition | None = definition
        while at and at.id not in done:
            done.add(at.id)
            way[at.id] = at
            at = next(_next(api, at, _same_value), None)
        if at and at.id in way:
            yield [*way.values()][[*way].index(at.id) :]


def _lengths(api: Api) -> dict[TypeId, int]:
    """Of the longest chain that starts at a type; a circle counts once."""
    found: dict[TypeId, int] = {}
    waiting = [*api.definitions.values()][::-1]
    while waiting:
        at = waiting[-1]
        inner = [*_next(api, at, _parts)]
        if at.id not in found:
            found[at.id] = 0  # until what it leads to is known
            waiting += [each for each in inner if each.id not in found]
        else:
            waiting.pop()
            length = 1 + max((found[each.id] for each in inner), default=0)
            found[at.id] = found[at.id] or length
    return found


def _next(
    api: Api, definition: Definition, step: Callable[[TypeRef], Iterable[TypeRef]]
) -> Iterator[Definition]:
    """The definitions that a newtype or alias leads to; `step` leads into a type."""
    match definition:
        case Newtype(base=ref) | Alias(target=ref):
            pending = [ref]
            for each in pending:  # grows while it is walked
                pending += step(each)
                if isinstance(each, Ref):
                    yield api.definitions[each.target]
        case _:
            return


def _same_value(ref: TypeRef) -> Iterable[TypeRef]:
    """The type that shares its values."""
    match ref:
        case Constrained(base=inner) | Nullable(item=inner):
            return (inner,)
        case _:
            return ()


def _parts(ref: TypeRef) -> Iterable[TypeRef]:
    """The types that it, or what it holds, is of."""
    match ref:
        case ListOf(item=inner) | MapOf(value=inner):
            return (inner,)
        case TupleOf(items=items):
            return items
        case _:
            return _same_value(ref)

"""Chains of newtypes and aliases: each stands for another type, to an end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from ...ir.model import Alias, Api, Definition, Newtype
from ...ir.typerefs import Constrained, ListOf, MapOf, Nullable, Ref, TypeId, TypeRef
from ...text.kinds import ALIAS_CYCLE, NESTING_TOO_DEEP
from ...text.report import Report
from ...values import dataclass

MAX_LENGTH = 64
"""Most types in a chain."""
_MAX_SHOWN = 8


def circles(api: Api, report: Report) -> None:
    """NXG409: newtypes and aliases that lead to each other and nowhere else."""
    for circle in _follow(api, _same_value).circles:
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
    for id_, length in _follow(api, _part).lengths.items():
        if length == MAX_LENGTH + 1:
            report.add(
                NESTING_TOO_DEEP,
                api.definitions[id_].span,
                f"type `{id_.name}` leads through more than {MAX_LENGTH} others",
            )


@dataclass(frozen=True, slots=True)
class _Chains:
    circles: list[list[Definition]] = field(default_factory=list)
    lengths: dict[TypeId, int] = field(default_factory=dict)
    """Of the chain that starts at a type; a circle counts once."""


def _follow(api: Api, step: Callable[[TypeRef], TypeRef | None]) -> _Chains:
    """Follows all chains, each definition once; `step` leads further into a type."""
    found = _Chains()
    for definition in api.definitions.values():
        path: dict[TypeId, Definition] = {}
        at: Definition | None = definition
        while at and at.id not in found.lengths and at.id not in path:
            path[at.id] = at
            at = _next(api, at, step)
        if at and at.id in path:
            start = list(path).index(at.id)
            found.circles.append(list(path.values())[start:])
        length = found.lengths.get(at.id, 0) if at else 0
        for id_ in reversed(path):
            length += 1
            found.lengths[id_] = length
    return found


def _next(
    api: Api, definition: Definition, step: Callable[[TypeRef], TypeRef | None]
) -> Definition | None:
    match definition:
        case Newtype(base=ref) | Alias(target=ref):
            inner = step(ref)
            while inner:
                ref, inner = inner, step(inner)
            return api.definitions[ref.target] if isinstance(ref, Ref) else None
        case _:
            return None


def _same_value(ref: TypeRef) -> TypeRef | None:
    """The type that shares its values."""
    match ref:
        case Constrained(base=inner) | Nullable(item=inner):
            return inner
        case _:
            return None


def _part(ref: TypeRef) -> TypeRef | None:
    """The type that it, or what it holds, is of."""
    match ref:
        case ListOf(item=inner) | MapOf(value=inner):
            return inner
        case _:
            return _same_value(ref)

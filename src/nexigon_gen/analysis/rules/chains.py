"""Chains of newtypes and aliases: each stands for another type, to an end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...ir.graph import targets
from ...ir.model import Alias, Api, Definition, Newtype
from ...ir.typerefs import (
    Constrained,
    Nullable,
    Ref,
    TypeId,
)
from ...runtime.wire.scalars import ScalarKind
from ...text.kinds import ALIAS_CYCLE, NESTING_TOO_DEEP
from ...text.report import Report

MAX_LENGTH = 64
"""Most types in a chain."""
_MAX_SHOWN = 8


def cycles(api: Api, report: Report) -> None:
    """NXG409: newtypes and aliases that lead to each other and nowhere else."""
    for cycle in _cycles(api):
        for index, definition in enumerate(cycle):
            way = [*cycle[index:], *cycle[:index]]
            message = f"type `{definition.id.name}` stands for itself"
            help = (f"say what it is: `{definition.id.name}: {_meant(definition)}`",)
            notes = (path(way),)
            report.add(ALIAS_CYCLE, definition.span, message, notes=notes, help=help)


def _meant(definition: Definition) -> str:
    """The scalar that a name may stand for."""
    name = definition.id.name.lower()
    return next((each.value for each in ScalarKind if each.value == name), "string")


def path(cycle: Sequence[Definition]) -> str:
    """The names of a cycle, back to the first; most of a long one are left out."""
    names = [f"`{each.id.name}`" for each in cycle[:_MAX_SHOWN]]
    if len(cycle) > _MAX_SHOWN:
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


def _cycles(api: Api) -> Iterator[list[Definition]]:
    """The chains that lead back to themselves, each definition followed once."""
    done: set[TypeId] = set()
    for definition in api.definitions.values():
        way: dict[TypeId, Definition] = {}
        at: Definition | None = definition
        while at and at.id not in done:
            done.add(at.id)
            way[at.id] = at
            at = next(_behind(api, at, held=False), None)
        if at and at.id in way:
            yield [*way.values()][[*way].index(at.id) :]


def _lengths(api: Api) -> dict[TypeId, int]:
    """Of the longest chain that starts at a type; a cycle counts once."""
    found: dict[TypeId, int] = {}
    waiting = [*api.definitions.values()][::-1]
    while waiting:
        at = waiting[-1]
        inner = [*_behind(api, at, held=True)]
        if at.id not in found:
            found[at.id] = 0  # until what it leads to is known
            waiting += [each for each in inner if each.id not in found]
        else:
            waiting.pop()
            length = 1 + max((found[each.id] for each in inner), default=0)
            found[at.id] = found[at.id] or length
    return found


def _behind(api: Api, definition: Definition, *, held: bool) -> Iterator[Definition]:
    """The definitions that a newtype or alias stands for: those that share its values,
    or all that its values hold, too."""
    match definition:
        case Newtype(base=ref) | Alias(target=ref):
            while not held and isinstance(ref, Constrained | Nullable):
                (ref,) = ref.parts
            found = targets(ref) if held or isinstance(ref, Ref) else ()
            yield from (api.definitions[each] for each in found)
        case _:
            return

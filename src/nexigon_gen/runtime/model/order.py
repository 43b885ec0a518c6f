"""The order in which models are built: those first that others hold.

A model that is built is referred to by those that hold it. Of one that is not, pydantic
makes all again, with all that this leads to, for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeGuard, get_args

from typing_extensions import TypeAliasType

from .building import building
from .components import components
from .fields import prepare
from .links import Late
from .pydantic_internals import fields_of, is_complete

if TYPE_CHECKING:
    from .base import Model

_ALONE: Final = 2
"""Uses that build no more than they need: many a process makes one call."""


def cycles(
    starts: Iterable[type[Model]], base: type[Model]
) -> Iterator[tuple[Sequence[type[Model]], Sequence[type[Model]]]]:
    """What is to be built of some models and all they lead to: cycles of those that lead
    to each other, each after those that it leads to. The second of a pair are those of
    the cycle that others than its own hold, for whom only these need be built.

    Args:
        starts: Where to begin.
        base: The class of all that counts.
    """
    held: dict[type[Model], Sequence[type[Model]]] = {}

    def follow(cls: type[Model]) -> Sequence[type[Model]]:
        held[cls] = () if is_complete(cls) else _held(cls, base)
        return held[cls]

    found = [*components(starts, follow)]
    place = {cls: place for place, cycle in enumerate(found) for cls in cycle}
    entered = {
        each for cls, at in place.items() for each in held[cls] if place[each] != at
    }
    for cycle in found:
        yield cycle, [each for each in cycle if each in entered]


def build_held(holders: Iterable[type[Model]], base: type[Model]) -> None:
    """Build what models lead to that are used, so that others who do find it ready. What
    cannot be built fails where it is needed."""
    building.used += 1
    if building.used <= _ALONE:
        return
    for _, entered in cycles(holders, base):
        for cls in entered:
            cls.model_rebuild(raise_errors=False)


def models_in(annotation: object, base: type[Model]) -> Sequence[type[Model]]:
    """The models that an annotation names."""

    def is_model(part: object) -> TypeGuard[type[Model]]:
        return isinstance(part, type) and issubclass(part, base)

    waiting = [annotation]
    found: list[type[Model]] = []
    known: dict[int, object] = {}  # and keeps them, so that no id is used again
    while waiting:
        part = waiting.pop()
        if is_model(part):
            found.append(part)
        elif id(part) not in known:
            known[id(part)] = part
            waiting += _parts(part)
    return found


def _held(cls: type[Model], base: type[Model]) -> Sequence[type[Model]]:
    prepare(cls)
    fields = fields_of(cls).values()
    return [found for each in fields for found in models_in(each.annotation, base)]


def _parts(annotation: object) -> Sequence[object]:
    """What an annotation, or what stands in an `Annotated`, is made of."""
    if isinstance(annotation, Late):
        return (annotation.resolved(),)
    if isinstance(annotation, TypeAliasType):
        return (annotation.__value__,)
    return get_args(annotation)

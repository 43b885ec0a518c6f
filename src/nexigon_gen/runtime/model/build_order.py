"""The order in which models are built: a model before those that hold it.

The schema of a model refers to built models that it holds. Of an unbuilt one, pydantic would
make a copy of the whole schema, with all that it leads to, for each model that holds it.
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
"""The first uses build only what they need, since many a process makes just one call."""


def cycles(
    starts: Iterable[type[Model]], base: type[Model]
) -> Iterator[tuple[Sequence[type[Model]], Sequence[type[Model]]]]:
    """The unbuilt models that can be reached from some models, in the order to build them.

    Yields cycles of models, each after those that it leads to. With each cycle come those
    of its models that models outside of it hold: for these, no others need to be built.

    Args:
        starts: The models to begin with.
        base: The base class of the models that count.
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


def held_by(holders: Iterable[type[Model]], base: type[Model]) -> Sequence[type[Model]]:
    """The models to build before those that hold them. All annotations on the way are
    evaluated, and what they name is imported."""
    building.used += 1
    found = [each for _, entered in cycles(holders, base) for each in entered]
    return found if building.used > _ALONE else ()


def build_each(models: Iterable[type[Model]]) -> None:
    """Builds models. One that cannot be built raises nothing here, but where it is used."""
    for cls in models:
        cls.model_rebuild(raise_errors=False)


def models_in(annotation: object, base: type[Model]) -> Sequence[type[Model]]:
    """The models that an annotation names."""

    def is_model(part: object) -> TypeGuard[type[Model]]:
        return isinstance(part, type) and issubclass(part, base)

    waiting = [annotation]
    found: list[type[Model]] = []
    known: dict[int, object] = {}  # keeps the objects alive, so that no id is reused
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
    """The parts of an annotation or of metadata in an `Annotated`."""
    if isinstance(annotation, Late):
        return (annotation.resolved(),)
    if isinstance(annotation, TypeAliasType):
        return (annotation.__value__,)
    return get_args(annotation)

"""The building of all models, those first that others hold.

A model that is built is referred to by those that hold it. Of one that is not, pydantic
makes all again, with all that this leads to, for each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeGuard, get_args

from typing_extensions import TypeAliasType

from .base import Model
from .building import building
from .components import components
from .fields import prepare
from .links import Late
from .pydantic_internals import fields_of

_LARGE: Final = 128
"""Models that all lead to each other, from which on those that only the others hold are
built when they are first used: each may have a copy of all."""


def complete_models() -> None:
    """Build the models that are loaded, each once; whoever needs one of a large API then
    finds the others ready. What cannot be built fails where it is needed."""
    building.run(_complete)


def _complete() -> None:
    held: dict[type[Model], Sequence[type[Model]]] = {}

    def follow(cls: type[Model]) -> Sequence[type[Model]]:
        held[cls] = _held(cls)
        return held[cls]

    while pending := set(_heirs(Model)) - held.keys():  # to look may load more
        starts = sorted(pending, key=lambda each: (each.__module__, each.__name__))
        groups = [*components(starts, follow)]
        place = {cls: place for place, group in enumerate(groups) for cls in group}
        entered = {
            each
            for cls, at in place.items()
            for each in held[cls]
            if place.get(each) != at
        }
        for group in groups:
            for cls in group:
                if len(group) < _LARGE or cls in entered:
                    cls.model_rebuild(raise_errors=False)


def _held(cls: type[Model]) -> Sequence[type[Model]]:
    """The models that the annotations of the fields of a model name."""
    prepare(cls)
    fields = fields_of(cls).values()
    waiting: list[object] = [each.annotation for each in fields]
    held: list[type[Model]] = []
    known: dict[int, object] = {}  # and keeps them, so that no id is used again
    while waiting:
        part = waiting.pop()
        if _is_model(part):
            held.append(part)
        elif id(part) not in known:
            known[id(part)] = part
            waiting += _parts(part)
    return held


def _is_model(part: object) -> TypeGuard[type[Model]]:
    return isinstance(part, type) and issubclass(part, Model)


def _parts(annotation: object) -> Sequence[object]:
    """What an annotation, or what stands in an `Annotated`, is made of."""
    if isinstance(annotation, Late):
        return (annotation.resolved(),)
    if isinstance(annotation, TypeAliasType):
        return (annotation.__value__,)
    return get_args(annotation)


def _heirs(cls: type[Model]) -> Iterator[type[Model]]:
    for each in cls.__subclasses__():
        yield each
        yield from _heirs(each)

"""The building of all models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .base import Model
from .building import building
from .order import cycles

_LARGE: Final = 128
"""Models that all lead to each other, from which on those that only the others hold are
built when they are first used: each may have a copy of all."""


def complete_models() -> None:
    """Build the models that are loaded, each once; whoever needs one of a large API then
    finds the others ready. What cannot be built fails where it is needed."""
    building.run(_complete)


def _complete() -> None:
    seen: set[type[Model]] = set()
    while pending := set(_heirs(Model)) - seen:  # to look may load more
        seen |= pending
        starts = sorted(pending, key=lambda each: (each.__module__, each.__name__))
        for cycle, entered in cycles(starts, Model):
            for cls in cycle if len(cycle) < _LARGE else entered:
                cls.model_rebuild(raise_errors=False)


def _heirs(cls: type[Model]) -> Iterator[type[Model]]:
    for each in cls.__subclasses__():
        yield each
        yield from _heirs(each)

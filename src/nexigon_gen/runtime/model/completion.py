"""Building of all models at once, before a server takes requests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..lazy import load_all
from .base import Model
from .build_order import cycles
from .building import building

_LARGE: Final = 128
"""Size from which a cycle of models is built in part: only the models that others outside of
it hold. The rest is built when it is used, because each model may hold a copy of all."""


def complete_models() -> None:
    """Build all models that are imported, each once. A model that cannot be built raises
    nothing here, but where it is used."""
    load_all()
    building.run(_complete)


def _complete() -> None:
    seen: set[type[Model]] = set()
    while pending := set(_heirs(Model)) - seen:  # looking for them may import more
        seen |= pending
        starts = sorted(pending, key=lambda each: (each.__module__, each.__name__))
        for cycle, entered in cycles(starts, Model):
            for cls in cycle if len(cycle) < _LARGE else entered:
                cls.model_rebuild(raise_errors=False)


def _heirs(cls: type[Model]) -> Iterator[type[Model]]:
    for each in cls.__subclasses__():
        yield each
        yield from _heirs(each)

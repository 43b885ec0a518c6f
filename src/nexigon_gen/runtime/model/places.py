"""The places of errors, told to Python code in the names it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from pydantic_core import CoreSchema

from .pydantic_internals import CoreNode, children, containers

Location: TypeAlias = tuple[int | str, ...]
"""The way to a value, as pydantic says it: keys, indexes, and labels of unions."""

VARIANT: Final = "<variant>"
"""Label of variants with a tag; the tag follows it."""

EXTERNAL: Final = "<external>"
"""Starts the labels of externally tagged variants."""


def in_data(place: Iterable[int | str]) -> Iterator[int | str]:
    """The keys and indexes of a place, without the labels."""
    parts = iter(place)
    for part in parts:
        if part == VARIANT:
            next(parts, None)  # the tag
        elif not (isinstance(part, str) and part.startswith(EXTERNAL)):
            yield part


def in_python(schema: CoreSchema, place: Location) -> Location:
    """The keys and indexes of a place within the data of a type, with the Python names
    of fields for their wire names. What the type does not know stays as it is."""
    known: dict[str, CoreNode] = {}
    at: list[Any] = [schema]
    found: list[int | str] = []
    for part in place:
        name, below = part, list[Any]()
        for node in containers(at, known):
            for own, label, child in children(node, part):
                name = own if label == part else name
                below.append(child)
        found.append(name)
        at = below
    return tuple(in_data(found))

"""Values that are deep: which need a stack of their own, and how the deepest are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from threading import get_ident, main_thread
from types import NoneType
from typing import Final

from pydantic_core import SchemaSerializer

from ..model.base import Model
from ..model.instances import is_member, written
from ..model.parts import parts
from ..model.pydantic_internals import serializer_of
from ..model.role import Role
from ..strict_json import MAX_DEPTH

LEVELS: Final = 24
"""What is nested no deeper is read and written on the stack of any thread."""

HIGH: Final = 120
"""Schemas within each other, for as many levels. A type of no more is read and written on
the stack of any thread, however deep what it does not know is nested: that takes little."""

STACK: Final = 4 << 20
"""Bytes of stack for what is deeper; 200 levels take half of it."""

_CHUNK: Final = 20
"""Levels that pydantic writes in one go where a value is deep."""


_FLAT: Final = frozenset((bool, bytes, datetime, float, int, NoneType, str))
"""Types of values that hold no others; there may be more."""


def lacks_room(value: object, takes_much: bool) -> bool:
    """Whether a value may be nested too deep for the stack of this thread.

    Args:
        value: What is to be written.
        takes_much: Whether its levels take more than those of any JSON, for which there
            always is room in the main thread.
    """
    is_elsewhere = get_ident() != main_thread().ident
    return (takes_much or is_elsewhere) and is_nested(value)


def is_nested(value: object) -> bool:
    """Whether values stand within each other on more levels than any stack has room for.
    What stands in several places is looked at once, as a cycle has to end."""
    level = [value]
    for _ in range(LEVELS):
        below: list[object] = []
        for found in level:
            several = parts(found)
            if not _FLAT.issuperset(map(type, several)):
                below.extend(part for part in several if type(part) not in _FLAT)
        if not below:
            return False
        level = [*dict(zip(map(id, below), below, strict=True)).values()]
    return True


def write_deep(serializer: SchemaSerializer, value: object, role: Role | None) -> bytes:
    """The JSON of a value that is too deep for pydantic to write in one go: it counts
    up to three levels where JSON has one. What lies deep is written first."""
    thread = get_ident()
    keys: list[tuple[int, int]] = []
    try:
        for each in reversed([*_deep_within(value)]):
            key = (thread, id(each))
            if key not in written:
                written[key] = serializer_of(type(each)).to_python(
                    each, mode="json", by_alias=True, warnings="error", context=role
                )
                keys.append(key)
        return serializer.to_json(value, by_alias=True, warnings="error", context=role)
    finally:
        for key in keys:
            del written[key]


def _deep_within(value: object) -> Iterator[Model]:
    """The variants at which to cut, outer before inner."""
    level: list[tuple[object, int]] = [(value, 0)]
    for _ in range(
        2 * MAX_DEPTH
    ):  # no deeper: it cannot be written, and may be a cycle
        below: list[tuple[object, int]] = []
        for found, since in level:
            if since >= _CHUNK and isinstance(found, Model) and is_member(type(found)):
                found.model_rebuild()
                yield found
                since = 0
            children: Iterable[object] = parts(found)
            below.extend((child, since + 1) for child in children)
        level = below

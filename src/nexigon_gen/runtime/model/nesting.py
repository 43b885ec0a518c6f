"""Stack for deeply nested values: which values and types need more than a thread has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from types import NoneType
from typing import Any, Final, TypeVar

from pydantic import BaseModel, SerializationInfo
from pydantic_core import PydanticSerializationError

from ..strict_json import is_deeper
from .height import is_high
from .parts import held, parts
from .pydantic_internals import is_complete, schema_of
from .role import SERVER
from .stack import has_room, is_roomy, on_stack

T = TypeVar("T")

LEVELS: Final = 24
"""Values that are nested no deeper are read and written on the stack of any thread."""

NO_ROOM: Final = "needs a stack of its own"
"""Message of the error when an unknown field turns out to be too deep for this thread."""

HIGH: Final = 120
"""Height of a schema up to which any thread has stack enough, for `LEVELS` levels of values.
Unknown fields may be nested deeper, since they take little stack."""

STACK: Final = 4 << 20
"""Bytes of stack for deeper values. The 200 levels that are allowed take half of it."""

_FLAT: Final = frozenset((bool, bytes, datetime, float, int, NoneType, str))
"""The usual types of values without parts."""

_HOLDERS: Final = frozenset((dict, list, tuple))
"""Types of data with parts."""

_MANY: Final = 100
"""Number of values on a level from which on repeated ones are dropped."""


def is_nested(value: object) -> bool:
    """Whether a value is nested in more than `LEVELS` levels, through models, too."""
    level = [value]
    for _ in range(LEVELS):
        below: list[object] = []
        for found in level:
            several = parts(found)
            if not _FLAT.issuperset(map(type, several)):
                below.extend(part for part in several if type(part) not in _FLAT)
        if not below:
            return False
        level = _once(below)
    return True


def is_nested_data(value: object) -> bool:
    """Whether data is nested in more than `LEVELS` levels of maps and lists. Does not look
    into models, since they are not read again. Fast: it is called for each new instance of
    some classes.
    """
    level: Iterable[object] = held(value)
    if _HOLDERS.isdisjoint(map(type, level)):
        return False
    for _ in range(LEVELS - 1):
        below = [part for found in level for part in held(found)]
        level = [part for part in below if type(part) in _HOLDERS]
        if not level:
            return False
        if len(level) > _MANY:
            level = _once(level)
    return True


def _once(values: list[object]) -> list[object]:
    """The values without repeated ones. This also ends cycles."""
    return [*dict(zip(map(id, values), values, strict=True)).values()]


def write_unknown(value: object, info: SerializationInfo) -> object:
    """Returns the value of an unknown field. Raises `NO_ROOM` if it is too deep for here.

    A server writes whatever may be deep in a thread of its own, and checks the depth of an
    answer only there: see `Adapter.write`.
    """
    if info.context is SERVER:
        is_fit = _is_shallow(value) or is_roomy()
    else:
        is_fit = not is_nested_data(value) or has_room()
    if not is_fit:
        raise PydanticSerializationError(NO_ROOM)
    return value


def _is_shallow(value: object) -> bool:
    """Whether a value is data in at most `LEVELS` levels of maps and lists, without models."""
    level = [value]
    for _ in range(LEVELS):
        level = _once([found for found in level if type(found) not in _FLAT])
        if not _HOLDERS.issuperset(map(type, level)):
            return False
        level = [part for found in level for part in held(found)]
    return not level


def written(write: Callable[..., T], options: dict[str, Any], *, is_deep: bool) -> T:
    """Calls a writing function of pydantic, in a thread with stack enough if it is needed."""
    if not is_deep:
        try:
            return write(**options)
        except PydanticSerializationError as error:
            if NO_ROOM not in str(error):
                raise
    return on_stack(STACK, partial(write, **options))


class HasLevels:
    """The attribute `__has_levels__`: whether values of a class may be nested deeply. It is
    found out when it is first read of a built class. Most cannot be."""

    def __get__(self, value: object, cls: type[BaseModel]) -> bool:
        if not is_complete(cls):
            return True
        found = is_high(schema_of(cls), HIGH, in_python=True)
        type.__setattr__(cls, "__has_levels__", found)
        return found


def is_nested_json(text: bytes) -> bool:
    """Whether JSON is nested in more than `LEVELS` levels."""
    return len(text) > 2 * LEVELS and is_deeper(text, LEVELS)

"""Room on the stack: which values, and which types, need more than any thread has."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from types import NoneType
from typing import Any, Final, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from ..strict_json import is_deeper
from .height import is_high
from .parts import held, parts
from .pydantic_internals import schema_of
from .stack import has_room, on_stack

T = TypeVar("T")

LEVELS: Final = 24
"""What is nested no deeper is read and written on the stack of any thread."""

NO_ROOM: Final = "needs a stack of its own"
"""What is raised where an unknown field turns out to be too deep for this one."""

HIGH: Final = 120
"""Schemas within each other, for as many levels. A type of no more is read and written on
the stack of any thread, however deep what it does not know is nested: that takes little."""

STACK: Final = 4 << 20
"""Bytes of stack for what is deeper; 200 levels take half of it."""

_FLAT: Final = frozenset((bool, bytes, datetime, float, int, NoneType, str))
"""Types of values that hold no others; there may be more."""

_HOLDERS: Final = frozenset((dict, list, tuple))
"""Types of the values that hold others in data."""

_MANY: Final = 100
"""Values on a level, from which on it is worth a look whether they are the same."""


def is_nested(value: object) -> bool:
    """Whether values stand within each other on more levels than any stack has room for,
    models among them."""
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
    """The same of maps and lists, as JSON has them. Nobody looks into models that are
    given as they are. Asked for each instance of some classes, and so at the least cost.
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
    """Each value once, wherever it stands: a cycle has to end."""
    return [*dict(zip(map(id, values), values, strict=True)).values()]


def write_unknown(value: object) -> object:
    """The value of an unknown field as it is, which nobody has looked into before."""
    if is_nested_data(value) and not has_room():
        raise PydanticSerializationError(NO_ROOM)
    return value


def written(write: Callable[..., T], options: dict[str, Any], *, is_deep: bool) -> T:
    """What a function of pydantic writes of a value, where there is room for it."""
    if not is_deep:
        try:
            return write(**options)
        except PydanticSerializationError as error:
            if NO_ROOM not in str(error):
                raise
    return on_stack(STACK, partial(write, **options))


def has_levels(cls: type[BaseModel]) -> bool:
    """Whether values of a class that is built may be nested deeply. Those of most are
    not, and need not be looked at."""
    return is_high(schema_of(cls), HIGH, in_python=True)


def is_nested_json(text: bytes) -> bool:
    """Whether JSON has more levels than any stack has room for."""
    return len(text) > 2 * LEVELS and is_deeper(text, LEVELS)

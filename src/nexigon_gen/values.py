"""The `dataclass` decorator of the compiler, named tuples and typed dicts whose classes take
little time to define, and a stricter equality of values.

`frozen=True` is mostly for type checkers. A class that refuses changes at run time takes
twice as long to make an instance. So only the classes of the IR do, which is handed to
backends of other packages; in the development mode of Python, all classes do.

To type checkers, `NamedTuple` and `TypedDict` are those of `typing`, which would compile each
annotation.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from .runtime.dataclass import define, field, replace

__all__ = [
    "NamedTuple",
    "TypedDict",
    "dataclass",
    "field",
    "fields_of",
    "replace",
    "same",
]

_REFUSES = sys.flags.dev_mode
"""Whether all frozen classes refuse changes at run time."""

_IR: Final = f"{__package__}.ir."
"""The package whose frozen classes always refuse changes."""


def _dataclass(*, frozen: bool = False, **options: bool) -> Callable[[Any], Any]:
    def decorate(cls: Any) -> Any:
        refuses = frozen and (_REFUSES or cls.__module__.startswith(_IR))
        return define(cls, frozen=frozen, refuses=refuses, **options)

    return decorate


class _NamedTupleMaker(type):
    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)
        names = [*body["__annotations__"]]
        defaults = [body.pop(each) for each in names if each in body]
        make: Callable[..., type] = namedtuple
        made = make(name, names, defaults=defaults)
        return type(name, (made,), {"__slots__": (), **body})


class _NamedTuple(metaclass=_NamedTupleMaker):
    """The base of named tuples."""


if TYPE_CHECKING:
    from dataclasses import dataclass
    from typing import NamedTuple, TypedDict
else:
    dataclass = _dataclass
    NamedTuple, TypedDict = _NamedTuple, dict


def fields_of(value: Any) -> tuple[str, ...]:
    """The names of the fields of a value; none if its class is not made by `dataclass`."""
    return (*value.__fields__,) if hasattr(value, "__compared__") else ()


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, leaving out fields with `compare=False`. Stricter than
    `==`: types, the order of mappings and the sign of zero count, too."""
    if one is other:
        return True
    cls = one.__class__
    if cls is not other.__class__:
        return False
    if cls is str:
        return bool(one == other)
    if compared := getattr(cls, "__compared__", None):
        one, other = compared(one), compared(other)
    elif issubclass(cls, Mapping):
        if [*one] != [*other]:
            return False
        one, other = [*one.values()], [*other.values()]
    elif not issubclass(cls, tuple | list):
        return bool(repr(one) == repr(other) if cls is float else one == other)
    if len(one) != len(other):
        return False
    for mine, theirs in zip(one, other, strict=True):
        if mine is not theirs and not same(mine, theirs):
            return False
    return True

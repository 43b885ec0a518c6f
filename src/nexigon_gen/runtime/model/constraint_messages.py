"""Custom messages of constraints, found in all parts of a type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NewType, get_args

from typing_extensions import TypeAliasType

from .base import Model
from .constraints import ByteLength, Length, Pattern, Range, Unique
from .pydantic_internals import fields_of


def messages(types: Iterable[object]) -> frozenset[str]:
    """The custom messages of all constraints in some types."""
    pending = list(types)
    seen: set[int] = set()
    found: set[str] = set()
    while pending:
        each = pending.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, ByteLength | Length | Pattern | Range | Unique):
            found |= {each.message} if each.message else set()
        elif isinstance(each, type) and issubclass(each, Model):
            for field in fields_of(each).values():
                pending += [field.annotation, *field.metadata]
        else:
            pending += _parts(each)
    return frozenset(found)


def _parts(annotation: Any) -> Iterator[object]:
    """The parts of an alias, a newtype, a union or a list."""
    yield from get_args(annotation)
    if isinstance(annotation, NewType):
        yield annotation.__supertype__
    elif isinstance(annotation, TypeAliasType):
        yield annotation.__value__

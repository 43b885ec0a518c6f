"""Names of instances of generics, and limits on how many there may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ..ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from ..ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeRef,
)

MAX_DEPTH = 16
"""Deepest nesting of type arguments. A generic that uses itself with ever larger arguments
exceeds any limit."""
MAX_NAME = 255
"""Longest name of an instance."""
MAX_INSTANCES = 10_000
"""Most instances in a run. A generic that grows in several places has no end of them."""


def instance_name(
    generic: str, args: Sequence[TypeRef], ambiguous: frozenset[str]
) -> str:
    """`Page` of `Device` → `PageOfDevice`; `Pair` of two → `PairOfDeviceAndString`.

    Names in `ambiguous`, which several namespaces have, get their namespace in front. Types
    with constraints get their bounds.
    """
    return f"{generic}Of{'And'.join(_name(arg, ambiguous) for arg in args)}"


def _name(ref: TypeRef, ambiguous: frozenset[str]) -> str:
    match ref:
        case Scalar(kind=kind):
            word: str = kind.value
            return word.capitalize()
        case Ref(target=target):
            if target.name not in ambiguous:
                return target.name
            parts = target.namespace.split("_")
            return "".join(part.capitalize() for part in parts) + target.name
        case ListOf(item=item):
            return f"{_name(item, ambiguous)}List"
        case MapOf(value=value):
            return f"{_name(value, ambiguous)}Map"
        case TupleOf(items=items):
            return f"TupleOf{'And'.join(_name(each, ambiguous) for each in items)}"
        case Nullable(item=item):
            return f"Nullable{_name(item, ambiguous)}"
        case Constrained(base=base, constraints=constraints):
            bounds = "".join(_bounds(each) for each in constraints)
            return _name(base, ambiguous) + bounds
        case Broken():
            return ""
        case _:
            assert_never(ref)


def _bounds(constraint: Constraint) -> str:
    """A constraint in letters and digits: `From1To128`."""
    match constraint:
        case Pattern():
            return "Matching"
        case Unique():
            return "Unique"
        case Length(min=low, max=high) | Range(min=low, max=high):
            start = f"From{_digits(low)}" if low is not None else ""
            return start + (f"To{_digits(high)}" if high is not None else "")
        case ByteLength(min=low, max=high):
            return f"{_bounds(Length(low, high))}Bytes"


def _digits(bound: float) -> str:
    text = str(bound).replace("-", "Minus").replace(".", "Point")
    return text.replace("+", "")

"""Scalars and constraints of JSON values (wire.md W4)."""

from __future__ import annotations

import base64
import math

from ..runtime.wire.bounds import bounds
from ..runtime.wire.facts import JsonForm
from ..runtime.wire.identity import all_differ
from ..runtime.wire.numeric import SPECIAL
from ..runtime.wire.scalars import ScalarKind
from .jsontext import plain
from .terms import (
    ByteLength,
    Constraint,
    Json,
    JsonObject,
    Length,
    Pattern,
    Range,
    Unique,
)
from .typerefs import Scalar, TypeRef

TEXTS = (JsonForm.TEXT, JsonForm.CODED, JsonForm.BYTES)
"""The scalars that are strings, whatever their value."""
NUMBERS = (JsonForm.INTEGER, JsonForm.WIDE, JsonForm.FLOAT)
"""The scalars that a range is on."""


def is_form(ref: TypeRef, *forms: JsonForm) -> bool:
    """Whether a type is a scalar of one of these forms."""
    return isinstance(ref, Scalar) and ref.kind.facts.form in forms


def integer_range(kind: ScalarKind) -> tuple[int, int] | None:
    """Smallest and largest value of an integer kind (wire.md W4.1), else None."""
    facts = kind.facts
    if facts.form in (JsonForm.INTEGER, JsonForm.WIDE):
        return int(facts.low), int(facts.high)
    return None


def meets(value: Json, constraint: Constraint, *, is_bytes: bool = False) -> bool:
    """Whether a value of the right type meets a constraint."""
    match constraint:
        case Length(min=low, max=high):
            if is_bytes and isinstance(value, str):
                return _between(low, len(base64.b64decode(value)), high)
            return _between(low, _length(value), high)
        case Range(min=low, max=high):
            number = value
            if isinstance(value, str):
                number = float(value) if value in SPECIAL else int(value)
            if isinstance(number, int | float) and not math.isnan(number):
                return _between(low, number, high)
            return False
        case Pattern(regex=regex):
            from .. import patterns

            return isinstance(value, str) and patterns.is_found(regex, value)
        case ByteLength(min=low, max=high):
            size = len(value.encode()) if isinstance(value, str) else 0
            return _between(low, size, high)
        case Unique():
            return not isinstance(value, tuple) or all_differ([*map(plain, value)])


def _between(low: float | None, value: float, high: float | None) -> bool:
    # Python compares integers and floats exactly, whatever their size.
    return (low is None or low <= value) and (high is None or value <= high)


def _length(value: Json) -> int:
    match value:
        case JsonObject(members=members):
            return len(members)
        case str() | tuple():
            return len(value)
        case _:
            return 0


def demand(constraint: Constraint) -> str:
    """What a constraint asks for, in words."""
    if constraint.message:
        return constraint.message
    match constraint:
        case Length(min=low, max=high):
            return f"must have a length of {bounds(low, high)}"
        case Range(min=low, max=high):
            return f"must be {bounds(low, high)}"
        case Pattern(regex=regex):
            return f"must match `{regex}`"
        case ByteLength(min=low, max=high):
            return f"must take {bounds(low, high)} bytes in UTF-8"
        case Unique():
            return "must have no item twice"

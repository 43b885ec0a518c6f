"""Scalars and constraints of JSON values (wire.md W4)."""

from __future__ import annotations

import base64
import binascii
import math
import re
from datetime import date, datetime

from .model import ScalarKind
from .terms import Constraint, Json, JsonObject, Length, Pattern, Range

_TIMESTAMP = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:[0-5]\d)", re.ASCII
)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INTEGER = re.compile(r"0|-?[1-9]\d{0,18}|1\d{19}", re.ASCII)
_NOT_FINITE = ("NaN", "+Infinity", "-Infinity")
_LARGEST_F32 = 3.4028234663852886e38
_LARGEST_F64 = 1.7976931348623157e308
_INTEGERS = {
    kind: (
        (0, 2**bits - 1)
        if kind.value.startswith("u")
        else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    )
    for bits in (8, 16, 32, 64)
    for kind in (ScalarKind(f"u{bits}"), ScalarKind(f"i{bits}"))
}


def integer_range(kind: ScalarKind) -> tuple[int, int] | None:
    """Smallest and largest value of an integer kind (wire.md W4.1), else None."""
    return _INTEGERS.get(kind)


def problem(value: Json, kind: ScalarKind) -> str | None:
    """What is wrong with a value of a kind, or None."""
    match kind:
        case ScalarKind.ANY:
            return None
        case ScalarKind.UNIT:
            return None if value is None else "must be null"
        case ScalarKind.BOOL:
            return None if isinstance(value, bool) else "must be true or false"
        case ScalarKind.F32 | ScalarKind.F64:
            return None if _is_float(value, kind) else "must be a number"
        case ScalarKind.U64 | ScalarKind.I64 if isinstance(value, str):
            fits = _INTEGER.fullmatch(value) and _in_range(int(value), kind)
            return None if fits else f"must be a {kind.value}"
        case _ if integer_range(kind):
            is_integer = isinstance(value, int) and not isinstance(value, bool)
            if is_integer and isinstance(value, int) and _in_range(value, kind):
                return None
            return f"must be a {kind.value}"
        case _:
            return _text_problem(value, kind)


def _in_range(value: int, kind: ScalarKind) -> bool:
    limits = integer_range(kind)
    return limits is not None and limits[0] <= value <= limits[1]


def _is_float(value: Json, kind: ScalarKind) -> bool:
    if isinstance(value, str):
        return value in _NOT_FINITE
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= (_LARGEST_F32 if kind is ScalarKind.F32 else _LARGEST_F64)


def _text_problem(value: Json, kind: ScalarKind) -> str | None:
    if not isinstance(value, str):
        return "must be a string"
    try:
        match kind:
            case ScalarKind.BYTES:
                data = base64.b64decode(value, validate=True)
                if base64.b64encode(data).decode() != value:
                    return "must be a valid bytes"
            case ScalarKind.TIMESTAMP:
                if not _TIMESTAMP.fullmatch(value):
                    return "must be an RFC 3339 timestamp with an offset"
                datetime.fromisoformat(value.upper())
            case ScalarKind.DATE:
                if not _DATE.fullmatch(value):
                    return "must be a date, YYYY-MM-DD"
                date.fromisoformat(value)
            case _:
                pass
    except (binascii.Error, ValueError):
        return f"must be a valid {kind.value}"
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
                number = float(value) if value in _NOT_FINITE else int(value)
            if isinstance(number, int | float) and not math.isnan(number):
                return _between(low, number, high)
            return False
        case Pattern(regex=regex):
            from .. import patterns

            return isinstance(value, str) and patterns.is_found(regex, value)


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
            return f"must have a length of {_span(low, high)}"
        case Range(min=low, max=high):
            return f"must be {_span(low, high)}"
        case Pattern(regex=regex):
            return f"must match `{regex}`"


def _span(low: float | None, high: float | None) -> str:
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"

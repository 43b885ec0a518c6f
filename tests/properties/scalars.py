"""Random values of scalars, in wire form (wire.md W4)."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from math import inf
from typing import TypeAlias

from hypothesis import strategies as st

from nexigon_gen.ir.scalars import integer_range
from nexigon_gen.ir.terms import Constraint, Length, Pattern, Range
from nexigon_gen.runtime.wire.scalars import ScalarKind

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"


@dataclass(frozen=True, slots=True)
class Sample:
    """What is sent, and what must come back once it was decoded and encoded."""

    sent: Json
    back: Json


_EXACT = 2**53 - 1
_LARGE = 2**63

_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

anything: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-_LARGE, _LARGE)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _text,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3)
    ),
    max_leaves=5,
)
"""Any JSON value."""


def scalar(kind: ScalarKind, limits: Sequence[Constraint]) -> st.SearchStrategy[Sample]:
    """A value of a scalar that meets all constraints."""
    if bounds := integer_range(kind):
        low, high = _bounds(limits, *bounds)
        numbers = st.integers(int(low), int(high))
        if kind in (ScalarKind.U64, ScalarKind.I64):
            return numbers.flatmap(_wide)
        return numbers.map(_same)
    match kind:
        case ScalarKind.F32 | ScalarKind.F64:
            return _floats(kind, limits)
        case ScalarKind.STRING:
            return _strings(limits).map(_same)
        case ScalarKind.BYTES:
            low, high = lengths(limits)
            found = st.binary(min_size=low, max_size=high)
            return found.map(lambda data: _same(b64encode(data).decode()))
        case ScalarKind.BOOL:
            return st.booleans().map(_same)
        case ScalarKind.TIMESTAMP:
            return st.builds(_timestamp, _moments, st.integers(-14 * 60, 14 * 60))
        case ScalarKind.DATE:
            return st.dates().map(lambda date: _same(date.isoformat()))
        case ScalarKind.ANY:
            return anything.map(_same)
        case _:
            return st.just(Sample(None, None))


def lengths(limits: Sequence[Constraint]) -> tuple[int, int]:
    """The least and the greatest length; not more than a few."""
    found = [each for each in limits if isinstance(each, Length)]
    low = max((each.min or 0 for each in found), default=0)
    highs = (each.max for each in found if each.max is not None)
    return low, min(highs, default=low + 3)


def _same(value: Json) -> Sample:
    return Sample(value, value)


def _bounds(
    limits: Sequence[Constraint], low: float, high: float
) -> tuple[float, float]:
    for each in limits:
        if isinstance(each, Range):
            low = low if each.min is None else max(low, each.min)
            high = high if each.max is None else min(high, each.max)
    return low, high


def _wide(value: int) -> st.SearchStrategy[Sample]:
    """Written as a number while it is exact, read in either form (W4.2)."""
    back: Json = value if -_EXACT <= value <= _EXACT else str(value)
    return st.sampled_from([Sample(value, back), Sample(str(value), back)])


def _floats(
    kind: ScalarKind, limits: Sequence[Constraint]
) -> st.SearchStrategy[Sample]:
    """Numbers, integers among them, and the three names for what JSON lacks (W4.3)."""
    low, high = _bounds(limits, -inf, inf)
    numbers = st.floats(
        None if low == -inf else low,
        None if high == inf else high,
        allow_nan=False,
        allow_infinity=False,
        width=32 if kind is ScalarKind.F32 and (low, high) == (-inf, inf) else 64,
    ).map(_same)
    if kind is ScalarKind.F32:
        numbers = numbers.filter(lambda each: abs(float(str(each.sent))) < 3e38)
    whole = st.integers(int(max(low, -_EXACT)) + 1, int(min(high, _EXACT)) - 1)
    either = numbers | whole.map(lambda number: Sample(number, float(number)))
    if limits:
        return either
    return either | st.sampled_from(["NaN", "+Infinity", "-Infinity"]).map(_same)


def _strings(limits: Sequence[Constraint]) -> st.SearchStrategy[str]:
    low, high = lengths(limits)
    patterns = [each.regex for each in limits if isinstance(each, Pattern)]
    if not patterns:
        return st.text(
            st.characters(exclude_categories=["Cs"]), min_size=low, max_size=high
        )
    # Few texts match several patterns; the pool of patterns leaves one of these at least.
    return st.sampled_from(["a", "b", "ab", "ba", 'b"a']).filter(
        lambda text: (
            low <= len(text) <= high and all(re.search(each, text) for each in patterns)
        )
    )


_moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))


def _timestamp(moment: datetime, minutes: int) -> Sample:
    """Any offset in, UTC and the shortest fraction out (W4.7)."""
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    utc = aware.astimezone(UTC).replace(tzinfo=None).isoformat()
    return Sample(aware.isoformat(), (utc.rstrip("0") if "." in utc else utc) + "Z")

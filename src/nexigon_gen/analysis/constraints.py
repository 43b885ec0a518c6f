"""Checks of constraints against their types: do they apply, and does any value meet them?"""

from __future__ import annotations

import math
import sys
from typing import assert_never

from ..ir.scalars import NUMBERS, integer_range, is_form
from ..ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from ..ir.typerefs import ListOf, MapOf, Ref, Scalar, TupleOf, TypeRef
from ..language.document import Bounds, Check
from ..runtime.wire.facts import JsonForm
from ..text.kinds import CONSTRAINT_EMPTY_RANGE, CONSTRAINT_NOT_APPLICABLE
from ..text.report import Report
from ..text.span import Span

_SIZED = (JsonForm.TEXT, JsonForm.BYTES)
_TITLES: dict[type[Constraint], str] = {
    Length: "a length",
    Range: "a range",
    Pattern: "a pattern",
    ByteLength: "a length in bytes",
    Unique: "`unique`",
}


def from_bounds(bounds: Bounds, base: TypeRef, report: Report) -> Constraint | None:
    """The constraint of `(1..128)` on a type: a range of a number, or else a length."""
    if _is_number(base):
        found: Constraint = Range(bounds.min, bounds.max)
    elif not (isinstance(base, ListOf | MapOf) or is_form(base, *_SIZED)):
        report.add(
            CONSTRAINT_NOT_APPLICABLE,
            bounds.span,
            f"{_title(base)} takes no bounds",
            help=(f"take the `{bounds.span.text}` away",),
        )
        return None
    elif isinstance(bounds.min, float) or isinstance(bounds.max, float):
        report.add(CONSTRAINT_EMPTY_RANGE, bounds.span, "a length is a whole number")
        return None
    else:
        found = Length(bounds.min, bounds.max)
    return found if fits(found, base, bounds.span, report) else None


def from_checks(
    checks: tuple[Check, ...], base: TypeRef, report: Report
) -> tuple[Constraint, ...]:
    """The constraints of `validate:` that make sense on a type."""
    return tuple(
        check.constraint
        for check in checks
        if fits(check.constraint, base, check.span, report)
    )


def fits(found: Constraint, base: TypeRef, span: Span, report: Report) -> bool:
    """Whether a constraint makes sense on a type; reports it if not."""
    match found:
        case Length():
            applies = isinstance(base, ListOf | MapOf) or is_form(base, *_SIZED)
            problem = _empty(found.min, found.max) or _negative(found)
        case Range():
            applies = _is_number(base)
            problem = _empty(found.min, found.max) or _outside(found, base)
        case ByteLength():
            applies = is_form(base, JsonForm.TEXT)
            problem = _empty(found.min, found.max) or _negative(found)
        case Pattern():
            applies = is_form(base, JsonForm.TEXT)
            problem = None
        case Unique():
            applies = isinstance(base, ListOf)
            problem = None
        case _:
            assert_never(found)
    if not applies:
        message = f"{_TITLES[type(found)]} does not apply to {_title(base)}"
        report.add(CONSTRAINT_NOT_APPLICABLE, span, message, help=_other(found, base))
    elif problem:
        report.add(CONSTRAINT_EMPTY_RANGE, span, problem, help=_instead(found, base))
    return applies and not problem


def _other(found: Constraint, base: TypeRef) -> tuple[str, ...]:
    """Help for a constraint that does not apply: the one that is probably meant."""
    if isinstance(found, Range) and is_form(base, *_SIZED):
        return ("it has a length: write `length` for `range`",)
    if isinstance(found, Length) and _is_number(base):
        return ("it has a range: write `range` for `length`",)
    if isinstance(found, ByteLength) and is_form(base, JsonForm.BYTES):
        return ("its length is one in bytes: write `length` for `bytes`",)
    if isinstance(base, Ref):
        return ("leave it out, or put it on a field: only plain values have limits",)
    return ("leave it out",)


def _instead(found: Constraint, base: TypeRef) -> tuple[str, ...]:
    """Help for an empty range: with its ends swapped, or cut to the range of the type."""
    if not isinstance(found, Range | Length | ByteLength):
        return ()
    low, high = found.min, found.max
    if low is not None and high is not None and low > high:
        low, high = high, low
    limits = integer_range(base.kind) if isinstance(base, Scalar) else None
    if not isinstance(found, Range):
        limits = (0, sys.maxsize)
    if limits:
        least, most = limits
        low = None if low is None else min(max(math.ceil(low), least), most)
        high = None if high is None else min(max(math.floor(high), least), most)
    if low is not None and high is not None and low > high:
        return ()
    start, end = ("" if each is None else each for each in (low, high))
    return (f"write `{start}..{end}`",)


def _title(base: TypeRef) -> str:
    match base:
        case Scalar(kind=kind):
            return f"`{kind.value}`"
        case Ref(target=target):
            return f"`{target.name}`"
        case ListOf():
            return "a list"
        case MapOf():
            return "a map"
        case TupleOf():
            return "a tuple"
        case _:
            return "this type"


def _is_number(base: TypeRef) -> bool:
    return is_form(base, *NUMBERS)


def _empty(low: float | None, high: float | None) -> str | None:
    if low is not None and high is not None and low > high:
        return f"no value is between {low} and {high}"
    return None


def _negative(found: Length | ByteLength) -> str | None:
    if min(found.min or 0, found.max or 0) < 0:
        return "a length cannot be negative"
    return None


def _outside(found: Range, base: TypeRef) -> str | None:
    limits = integer_range(base.kind) if isinstance(base, Scalar) else None
    for bound in (found.min, found.max):
        if limits and bound is not None:
            if isinstance(bound, float):
                return f"{bound} is not a whole number"
            if not limits[0] <= bound <= limits[1]:
                return f"{bound} is outside of the type, {limits[0]} to {limits[1]}"
    return None

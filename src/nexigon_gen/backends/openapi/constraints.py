"""Constraints as JSON Schema: keywords to stand beside a schema of the type."""

from __future__ import annotations

from typing import assert_never

from ...ir.scalars import is_form
from ...ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from ...ir.typerefs import ListOf, MapOf, Scalar, TypeRef
from ...runtime.wire.facts import JsonForm
from ...runtime.wire.scalars import ScalarKind
from . import patterns
from .scalars import integer_limits
from .schema import Schema


def limits(constraint: Constraint, base: TypeRef) -> Schema:
    """What a constraint asks of a type, which is resolved: no reference to a newtype.

    A pattern is as written: it is a search, and `$` is the end of the text, in JSON
    Schema and in wire.md W4.10 alike.
    """
    match constraint:
        case Pattern(regex=regex):
            return {"pattern": regex}
        case Length(min=0 | None, max=None):
            return {}
        case Length(min=low, max=high) if is_form(base, JsonForm.BYTES):
            return {"pattern": patterns.base64(low or 0, high)}
        case Length(min=low, max=high):
            return _bounds(_counted(base), low, high)
        case Range(min=low, max=high) if isinstance(base, Scalar):
            if base.kind.facts.form is JsonForm.FLOAT:
                return _float_range(low, high)
            return _integer_range(base.kind, low, high)
        case Range():
            raise AssertionError("a range is on a number")
        case ByteLength(min=low, max=high):
            # JSON Schema has no word for it; what follows for characters it can say.
            least = -(-(low or 0) // 4)
            exact = _given(**{"x-minBytes": low or None, "x-maxBytes": high})
            return {**_bounds("Length", least, high), **exact}
        case Unique():
            return {"uniqueItems": True}
        case _:
            assert_never(constraint)


def _counted(base: TypeRef) -> str:
    match base:
        case ListOf():
            return "Items"
        case MapOf():
            return "Properties"
        case _:
            return "Length"


def _bounds(what: str, low: int | None, high: int | None) -> Schema:
    """The bounds of a length; at least 0 it has anyway."""
    return _given(**{f"min{what}": low or None, f"max{what}": high})


def _given(**bounds: float | None) -> Schema:
    return {name: bound for name, bound in bounds.items() if bound is not None}


def _integer_range(kind: ScalarKind, low: float | None, high: float | None) -> Schema:
    first = None if low is None else int(low)
    last = None if high is None else int(high)
    # A bound that is not given is that of the type, or of the name for it.
    found = _given(minimum=first, maximum=last)
    if kind.facts.form is JsonForm.WIDE:
        lowest, highest = integer_limits(kind)
        texts = patterns.integers(
            lowest if first is None else first, highest if last is None else last
        )
        return {**found, "pattern": texts}
    return found


def _float_range(low: float | None, high: float | None) -> Schema:
    """`NaN` is never within a range, and an infinity if no bound is in its way."""
    infinities = [
        pattern
        for pattern, bound in ((r"\+Infinity", high), ("-Infinity", low))
        if bound is None
    ]
    found = _given(minimum=low, maximum=high)
    if infinities:
        return {**found, "pattern": patterns.anchored(*infinities)}
    return {**found, "type": "number"}

"""Which constraints fit which type."""

from __future__ import annotations

import pytest

from nexigon_gen.analysis.constraints import fits
from nexigon_gen.ir.scalars import integer_range
from nexigon_gen.ir.terms import (
    ByteLength,
    Constraint,
    Length,
    Pattern,
    Range,
    Unique,
)
from nexigon_gen.ir.typerefs import ListOf, MapOf, Scalar, TypeRef
from nexigon_gen.runtime.wire.scalars import ScalarKind
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source, Span

PLACE = Span(Source("a.yaml", ""), 0, 0)
STRING = Scalar(ScalarKind.STRING)
COLLECTIONS = (ListOf(STRING), MapOf(STRING, STRING))
NUMBERS = [kind for kind in ScalarKind if kind.value[1:].isdigit()]


def code(constraint: Constraint, base: TypeRef) -> str:
    """The code that a constraint on a type is reported as, if it is."""
    report = Report()
    fit = fits(constraint, base, PLACE, report)
    codes = [each.code for each in report]
    assert fit is not bool(codes)
    return "".join(codes)


@pytest.mark.parametrize("kind", ScalarKind)
def test_which_applies_to_scalars(kind: ScalarKind) -> None:
    sized = kind in (ScalarKind.STRING, ScalarKind.BYTES)
    base = Scalar(kind)
    assert code(Length(1, 2), base) == ("" if sized else "NXG405")
    assert code(Range(1, 2), base) == ("" if kind in NUMBERS else "NXG405")
    is_text = kind is ScalarKind.STRING
    assert code(Pattern("a"), base) == ("" if is_text else "NXG405")
    assert code(ByteLength(1, 2), base) == ("" if is_text else "NXG405")
    assert code(Unique(), base) == "NXG405"


@pytest.mark.parametrize("base", COLLECTIONS, ids=["list", "map"])
def test_which_applies_to_collections(base: TypeRef) -> None:
    assert code(Length(0, None), base) == ""
    assert code(Range(0, 1), base) == "NXG405"
    assert code(Pattern("a"), base) == "NXG405"
    assert code(ByteLength(1, 2), base) == "NXG405"
    assert code(Unique(), base) == ("" if isinstance(base, ListOf) else "NXG405")


@pytest.mark.parametrize(
    ("constraint", "kind"),
    [
        (Length(3, 1), ScalarKind.STRING),
        (Length(-1, None), ScalarKind.STRING),
        (Length(None, -1), ScalarKind.STRING),
        (ByteLength(3, 1), ScalarKind.STRING),
        (ByteLength(None, -1), ScalarKind.STRING),
        (Range(3, 1), ScalarKind.F64),
        (Range(0.5, None), ScalarKind.U8),
        (Range(None, 256), ScalarKind.U8),
        (Range(-1, None), ScalarKind.U64),
        (Range(-129, None), ScalarKind.I8),
    ],
)
def test_what_allows_nothing(constraint: Constraint, kind: ScalarKind) -> None:
    assert code(constraint, Scalar(kind)) == "NXG406"


@pytest.mark.parametrize("kind", NUMBERS)
def test_ranges_of_integers(kind: ScalarKind) -> None:
    limits = integer_range(kind)
    if kind.value.startswith("f"):
        assert limits is None
        return
    bits = int(kind.value[1:])
    assert limits is not None
    assert limits[1] - limits[0] == 2**bits - 1
    assert (limits[0] == 0) is kind.value.startswith("u")
    assert code(Range(*limits), Scalar(kind)) == ""

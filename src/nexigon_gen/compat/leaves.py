"""Leaves of types (scalars and literals), from a writer to a reader (wire.md W4)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from ..ir import scalars
from ..ir.scalars import TEXTS, integer_range
from ..ir.terms import (
    MAX_WIRE_NUMBER,
    ByteLength,
    Length,
    Limits,
    Pattern,
    Range,
    Unique,
    WireName,
)
from ..runtime.wire.facts import JsonForm
from ..runtime.wire.numeric import EXACT
from ..runtime.wire.scalars import ScalarKind, problem
from .verdicts import Flow
from .wire_forms import LiteralForm, ScalarForm, is_numeric

_WIDEST = 4
"""Bytes of a character, at most."""
_TAKEN, _REFUSED = Flow.TAKES, Flow.REFUSES
_SOME = Flow.TAKES | Flow.REFUSES

_SAMPLES = (
    *(
        "",
        "a",
        "A",
        "z9",
        "0",
        "-1",
        "12",
        "a-b",
        "a_b",
        "a.b",
        "a b",
        "a/b",
        "é",
        "🙂",
    ),
    *("abc", "ABC", "Abc", "a@b.c", "p_1", "x" * 8, "x" * 64, "x" * 300, "\n", "true"),
)
"""Texts that find out what a pattern refuses."""


def scalar(writer: ScalarForm, reader: ScalarForm) -> Flow:
    """What becomes of the values of a scalar at another."""
    if reader.kind is ScalarKind.ANY:
        return _TAKEN
    if writer.kind is ScalarKind.ANY:
        return _SOME
    if is_text(writer.kind) and is_text(reader.kind):
        return _text(writer, reader)
    if _is_integer(writer.kind):
        return _integer(writer, reader)
    if _is(writer, JsonForm.FLOAT):
        return _float(writer, reader)
    return _TAKEN if writer.kind is reader.kind else _REFUSED


def literals(writer: LiteralForm, reader: ScalarForm | LiteralForm) -> Flow:
    """What becomes of known strings or numbers."""
    flow = Flow.NOTHING
    for literal in writer.literals:
        flow |= _TAKEN if takes_literal(literal, reader) else _REFUSED
    return flow


def takes_literal(literal: WireName, reader: ScalarForm | LiteralForm) -> bool:
    """Whether a string or a number is read."""
    if isinstance(reader, LiteralForm):
        return reader.has(literal)
    return problem(reader.kind, literal) is None and all(
        scalars.meets(literal, each, is_bytes=reader.kind is ScalarKind.BYTES)
        for each in reader.limits
    )


def is_text(kind: ScalarKind) -> bool:
    """Whether a scalar is written as a string of its own, whatever its value."""
    return kind.facts.form in TEXTS


def has_value(each: ScalarForm) -> bool:
    """Whether a scalar has a value within its limits. Of patterns, it is believed."""
    low, high = _integers(each) if _is_integer(each.kind) else _floats(each)
    least, most = lengths(each.limits)
    fewest, longest = _sizes(each.limits)
    return low <= high and least <= most and fewest <= longest


def may_be_text(writer: ScalarForm) -> bool:
    """Whether a number has values that are written as strings (W4.2, W4.3)."""
    if _is(writer, JsonForm.WIDE):
        low, high = _integers(writer)
        return low < -EXACT or high > EXACT
    return _is(writer, JsonForm.FLOAT) and not any(_ranges(writer.limits))


def chosen(writer: ScalarForm, reader: LiteralForm) -> Flow:
    """What becomes of a scalar at an enum."""
    if is_numeric(reader.literals):
        return _numbered(writer, reader)
    if is_text(writer.kind):
        if reader.open:
            return _TAKEN
        known = any(takes_literal(each, writer) for each in reader.literals)
        return _SOME if known else _REFUSED
    return _SOME if reader.open and may_be_text(writer) else _REFUSED


def _numbered(writer: ScalarForm, reader: LiteralForm) -> Flow:
    """What becomes of a scalar at an enum of numbers."""
    if not _is_integer(writer.kind):
        return _REFUSED
    low, high = _integers(writer)
    flow = _REFUSED if may_be_text(writer) else Flow.NOTHING
    low, high = max(low, -MAX_WIRE_NUMBER), min(high, MAX_WIRE_NUMBER)
    known = sum(isinstance(e, int) and low <= e <= high for e in reader.literals)
    if known or (reader.open and low <= high):
        flow |= _TAKEN
    return flow | _REFUSED if not reader.open and known <= high - low else flow


def _is(each: ScalarForm, form: JsonForm) -> bool:
    return each.kind.facts.form is form


def _is_integer(kind: ScalarKind) -> bool:
    return integer_range(kind) is not None


def _ranges(limits: Limits) -> Iterator[Range]:
    yield from (each for each in limits if isinstance(each, Range))


def _integers(each: ScalarForm) -> tuple[int, int]:
    low, high = integer_range(each.kind) or (0, 0)
    for limit in _ranges(each.limits):
        low = low if limit.min is None else max(low, math.ceil(limit.min))
        high = high if limit.max is None else min(high, math.floor(limit.max))
    return low, high


def _integer(writer: ScalarForm, reader: ScalarForm) -> Flow:
    low, high = _integers(writer)
    if is_text(reader.kind):
        return _SOME if may_be_text(writer) else _REFUSED
    if _is(reader, JsonForm.FLOAT):
        bounds = _floats(reader)
    elif _is_integer(reader.kind):
        bounds = _integers(reader)
    else:
        return _REFUSED
    flow = Flow.NOTHING
    if not _is(reader, JsonForm.WIDE):
        if may_be_text(writer):
            flow |= _REFUSED
        low, high = max(low, -EXACT), min(high, EXACT)
    return flow | _within((low, high), bounds)


def _within(values: tuple[float, float], bounds: tuple[float, float]) -> Flow:
    """What becomes of a range of numbers within bounds."""
    low, high = values
    least, most = bounds
    flow = Flow.NOTHING
    if max(low, least) <= min(high, most):
        flow |= _TAKEN
    if low < least or high > most:
        flow |= _REFUSED
    return flow


def _floats(each: ScalarForm) -> tuple[float, float]:
    low, high = each.kind.facts.low, each.kind.facts.high
    for limit in _ranges(each.limits):
        low = low if limit.min is None else max(low, limit.min)
        high = high if limit.max is None else min(high, limit.max)
    return low, high


def _float(writer: ScalarForm, reader: ScalarForm) -> Flow:
    if is_text(reader.kind) and not any(_ranges(writer.limits)):
        return _SOME if reader.kind is ScalarKind.STRING else _REFUSED
    if not _is(reader, JsonForm.FLOAT):
        return _REFUSED
    flow = _within(_floats(writer), _floats(reader))
    bounded, checked = any(_ranges(writer.limits)), any(_ranges(reader.limits))
    # No bound holds for NaN.
    return flow | _REFUSED if checked and not bounded else flow


def _text(writer: ScalarForm, reader: ScalarForm) -> Flow:
    if reader.kind not in (writer.kind, ScalarKind.STRING):
        return _SOME if writer.kind is ScalarKind.STRING else _REFUSED
    low, high = lengths(writer.limits)
    least, most = _sizes(writer.limits)
    low, high = max(low, -(-least // _WIDEST)), min(high, most)
    if reader.kind is not writer.kind:  # counted in characters by the reader
        if writer.kind is ScalarKind.BYTES:
            low, high = _base64(low), _base64(high)
        else:
            low, high = writer.kind.facts.lengths
    flow = _within((low, high), lengths(reader.limits))
    if any(isinstance(each, ByteLength) for each in reader.limits):
        size = max(low, least), min(_WIDEST * high, most)
        found = _within(size, _sizes(reader.limits))
        flow = flow & found & _TAKEN | (flow | found) & _REFUSED
    known = {each.regex for each in writer.limits if isinstance(each, Pattern)}
    asked = [each for each in reader.limits if isinstance(each, Pattern)]
    if any(each.regex not in known for each in asked):
        flow |= _pattern(writer, reader)
    return flow


def _base64(size: float) -> float:
    """How many characters bytes take."""
    return size if math.isinf(size) else -(-size // 3) * 4


def _pattern(writer: ScalarForm, reader: ScalarForm) -> Flow:
    """What a pattern does that the writer does not keep to as such: no more than some
    texts can tell."""
    refused = any(
        takes_literal(text, writer) and not takes_literal(text, reader)
        for text in _SAMPLES
    )
    return _REFUSED if refused else Flow.DOUBT


def lengths(limits: Limits) -> tuple[float, float]:
    """The shortest and longest that limits on a length allow."""
    low, high = 0.0, math.inf
    for limit in limits:
        if isinstance(limit, Length):
            low = max(low, limit.min or 0)
            high = high if limit.max is None else min(high, limit.max)
    return low, high


def _sizes(limits: Limits) -> tuple[float, float]:
    """The shortest and longest that limits on the bytes of a text allow."""
    bounds = (Length(e.min, e.max) for e in limits if isinstance(e, ByteLength))
    return lengths((*bounds,))


def unique(writer: Limits, reader: Limits) -> Flow:
    """What becomes of lists at a reader that may take no item twice."""
    asked, kept = (
        any(isinstance(each, Unique) for each in limits) for limits in (reader, writer)
    )
    _, most = lengths(writer)
    return _REFUSED if asked and not kept and most > 1 else Flow.NOTHING


def sized(values: tuple[float, float], limits: Limits) -> Flow:
    """What becomes of lengths within limits."""
    return _within(values, lengths(limits))


def all_of(flows: Iterable[Flow]) -> Flow:
    """All that happens."""
    flow = Flow.NOTHING
    for each in flows:
        flow |= each
    return flow

"""Scalars of a document, as exactly as it tells them.

What a document leaves open (the range of an integer, the format of a string, any limit)
is as the spec has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, isfinite

from ..ir.jsontext import JsonValue
from ..ir.scalars import TEXTS, integer_range
from ..ir.terms import ByteLength, Length, Limits, Pattern, Range, Unique
from ..ir.typerefs import (
    Constrained,
    Scalar,
    TypeRef,
)
from ..runtime.wire.scalars import ScalarKind
from .schema import SchemaFacts


def _format(kind: ScalarKind) -> str:
    """The format of an integer: `uint32`."""
    sign = "u" if kind.facts.low == 0 else ""
    return f"{sign}int{kind.value[1:]}"


_INTEGERS = tuple(each for each in ScalarKind if integer_range(each))
_FORMATS = {
    "byte": ScalarKind.BYTES,
    "base64": ScalarKind.BYTES,
    "float": ScalarKind.F32,
    "double": ScalarKind.F64,
    **{_format(each): each for each in _INTEGERS},
    **{
        str(each.facts.json_schema["format"]): each
        for each in ScalarKind
        if "format" in each.facts.json_schema
    },
}
_DIGITS = re.compile(r"[-+?^$()|\[\]0-9\\d*{},:]+")
"""A pattern of digits, and nothing else."""
_INFINITE = frozenset(("NaN", "+Infinity", "-Infinity", "Infinity"))


def scalar(schema: SchemaFacts, ours: TypeRef | None, limits: Limits) -> TypeRef | None:
    """The scalar of a schema, which is `ours` with limits in the spec; None if it is no
    scalar."""
    kind = ours.kind if isinstance(ours, Scalar) else None
    match sorted(schema.types):
        case ["string"]:
            return _text(schema, kind, limits)
        case ["integer"] | ["integer", "string"]:
            return _integer(schema, kind, limits)
        case ["number"] | ["number", "string"] | ["integer", "number"]:
            return _float(schema, kind, limits)
        case ["boolean"]:
            return Scalar(ScalarKind.BOOL)
        case ["null"]:
            return Scalar(ScalarKind.UNIT)
        case _:
            return None


def is_float(branches: list[SchemaFacts]) -> bool:
    """Whether a choice is a number, and strings for what JSON has no number for."""
    numbers = [each for each in branches if [*each.types] == ["number"]]
    words = [each for each in branches if _INFINITE.issuperset(each.choices or ("",))]
    return len(branches) == 2 == len(numbers) + len(words) and bool(numbers)


def is_wide(branches: list[SchemaFacts]) -> bool:
    """Whether a choice is an integer, and a string of its digits: no word beside it."""
    if sorted(sorted(each.types) for each in branches) != [["integer"], ["string"]]:
        return False
    (text,) = (each for each in branches if "string" in each.types)
    pattern = str(text.words.get("pattern") or r"\d")
    return not text.choices and bool(_DIGITS.fullmatch(pattern))


def bounds(words: Mapping[str, JsonValue], what: str) -> Limits:
    """The limits on a length: of `Length`, `Items` or `Properties`."""
    low, high = (_number(words.get(f"{end}{what}")) for end in ("min", "max"))
    least = int(low) if low and low > 0 else None
    most = int(high) if high is not None and high >= 0 else None
    return () if least is most is None else (Length(least, most),)


def items(words: Mapping[str, JsonValue]) -> Limits:
    """The limits on a list."""
    unique = (Unique(),) if words.get("uniqueItems") is True else ()
    return (*bounds(words, "Items"), *unique)


def span(schema: SchemaFacts, *, is_whole: bool) -> Limits:
    """The limits on a number, which may be a whole one."""
    low, high = _range(schema, is_whole=is_whole)
    return () if low is high is None else (Range(low, high),)


def excluded(schema: SchemaFacts) -> Iterator[str]:
    """The words with bounds of a number that are no values of it, where no other bound
    is as narrow: a range has its ends."""
    low, high, above, below = _ends(schema)
    if above is not None and (low is None or low <= above):
        yield "exclusiveMinimum"
    if below is not None and (high is None or high >= below):
        yield "exclusiveMaximum"


def texts(words: Mapping[str, JsonValue], ours: Limits) -> Limits:
    """The limits on a text. A length that only follows from one in bytes is none, unless
    it is among those of the spec."""
    pattern = words.get("pattern")
    patterns = (Pattern(pattern),) if isinstance(pattern, str) else ()
    return (*_sizes(words, ours), *patterns)


def _sizes(words: Mapping[str, JsonValue], ours: Limits) -> Limits:
    low, high = words.get("x-minBytes"), words.get("x-maxBytes")
    if not isinstance(low, int | None) or not isinstance(high, int | None):
        return bounds(words, "Length")
    follows = [("minLength", low and -(-low // 4)), ("maxLength", high)]
    for each in ours:
        if isinstance(each, Length):
            stated = ("minLength", each.min), ("maxLength", each.max)
            follows = [pair for pair in follows if pair not in stated]
    own = {key: each for key, each in words.items() if (key, each) not in follows}
    size = () if low is high is None else (ByteLength(low, high),)
    return (*bounds(own, "Length"), *size)


def limited(ref: TypeRef, told: Limits, ours: Limits) -> TypeRef:
    """A type within the limits of the document, or those of the spec if it has none."""
    found = told or ours
    return Constrained(ref, found) if found else ref


def _text(schema: SchemaFacts, ours: ScalarKind | None, limits: Limits) -> TypeRef:
    told = str(schema.words.get("format") or schema.words.get("contentEncoding") or "")
    kind = _FORMATS.get(told, ScalarKind.STRING)
    if kind.facts.form not in TEXTS and kind is not ours:
        kind = ScalarKind.STRING  # digits in a string, which no number is written as
    open_ = kind is ScalarKind.STRING and "pattern" not in schema.words
    if ours and ours.facts.form in TEXTS and open_:
        kind = ours
    if kind is not ScalarKind.STRING:  # patterns and lengths are of its form
        return limited(Scalar(kind), (), limits if kind is ours else ())
    told_limits = texts(schema.words, limits)
    return limited(Scalar(kind), told_limits, limits if kind is ours else ())


def _integer(schema: SchemaFacts, ours: ScalarKind | None, limits: Limits) -> TypeRef:
    low, high = _range(schema, is_whole=True)
    kind = _FORMATS.get(str(schema.words.get("format")))
    if kind is None:
        ordered = (
            (ours, *_INTEGERS) if ours in _INTEGERS else (_natural(schema, low, high),)
        )
        kind = next(
            (each for each in ordered if each and _holds(each, low, high)), ours
        )
    if kind is None or kind not in _INTEGERS:
        kind = ScalarKind.I64
    least, most = integer_range(kind) or (0, 0)
    low = None if low is None or low <= least else low
    high = None if high is None or high >= most else high
    told = () if low is high is None else (Range(low, high),)
    return limited(
        Scalar(kind), told, limits if kind is ours and not _is_stated(schema) else ()
    )


def _natural(schema: SchemaFacts, low: float | None, high: float | None) -> ScalarKind:
    """The integer that a person would choose for these limits."""
    for each in _INTEGERS:
        if integer_range(each) == (low, high):
            return each
    is_unsigned = low is not None and low >= 0
    narrow = ScalarKind.U32 if is_unsigned else ScalarKind.I32
    is_narrow = None not in (low, high) and _holds(narrow, low, high)
    if is_narrow and "string" not in schema.types:
        return narrow
    return ScalarKind.U64 if is_unsigned else ScalarKind.I64


def _holds(kind: ScalarKind, low: float | None, high: float | None) -> bool:
    least, most = integer_range(kind) or (0, 0)
    return (low is None or low >= least) and (high is None or high <= most)


def _float(schema: SchemaFacts, ours: ScalarKind | None, limits: Limits) -> TypeRef:
    low, high = _range(schema)
    kind = _FORMATS.get(str(schema.words.get("format")))
    floats = (ScalarKind.F32, ScalarKind.F64)
    if kind not in floats:
        ordered = (ours, *floats) if ours in floats else floats[::-1]
        exact = [each for each in floats if each.facts.high == high]
        kind = exact[0] if exact else next(each for each in ordered if each)
    low = None if low is None or low <= kind.facts.low else low
    high = None if high is None or high >= kind.facts.high else high
    told = () if low is high is None else (Range(low, high),)
    return limited(
        Scalar(kind), told, limits if kind is ours and not _is_stated(schema) else ()
    )


_ENDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def _is_stated(schema: SchemaFacts) -> bool:
    return not schema.words.keys().isdisjoint(_ENDS)


def _ends(schema: SchemaFacts) -> Sequence[float | None]:
    return [_number(schema.words.get(each)) for each in _ENDS]


def _range(
    schema: SchemaFacts, *, is_whole: bool = False
) -> tuple[float | None, float | None]:
    """The least and the greatest number; of others than whole ones, an end that is
    excluded is the nearest."""
    low, high, above, below = _ends(schema)
    lows = [each for each in (low, above) if each is not None]
    highs = [each for each in (high, below) if each is not None]
    if is_whole:
        lows = [floor(each) + 1 if each == above else ceil(each) for each in lows]
        highs = [ceil(each) - 1 if each == below else floor(each) for each in highs]
    return max(lows, default=None), min(highs, default=None)


def _number(value: JsonValue) -> float | None:
    match value:
        case bool():
            return None
        case int():
            return value
        case float() if isfinite(value):
            return value
        case _:
            return None

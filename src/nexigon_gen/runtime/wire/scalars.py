"""The scalars: a row each, with all that anybody has to know of one (wire.md W4).

The models read, write and bound values by these rows; the compiler judges defaults and
examples by them and describes the scalars in OpenAPI, in Python and to people.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from math import inf, isfinite
from typing import Self, TypeVar

from . import numeric, textual
from .facts import Json, JsonForm, ScalarFacts
from .invalid import InvalidScalar

T = TypeVar("T")


def _integer(name: str, low: int, high: int) -> ScalarFacts:
    return ScalarFacts(
        form=JsonForm.INTEGER,
        python=f"model.{name.upper()}",
        types=(int,),
        demand=f"a {name}",
        docs="an integer, unsigned or signed, of so many bits",
        wire="number without a fraction",
        json_schema={"type": "integer", "minimum": low, "maximum": high},
        low=low,
        high=high,
    )


def _wide(name: str, low: int, high: int) -> ScalarFacts:
    digits = f"^({numeric.DECIMAL.pattern})$"
    return ScalarFacts(
        form=JsonForm.WIDE,
        python=f"model.{name.upper()}",
        types=(int,),
        demand=f"a {name}",
        docs="an integer of 64 bits",
        wire="number, or string of digits beyond 2⁵³ − 1",
        description="A 64-bit integer: a JSON number or a decimal string. It is written "
        "as a string where its magnitude exceeds 2^53 - 1.",
        json_schema={
            "anyOf": [
                {"type": "integer", "minimum": low, "maximum": high},
                {"type": "string", "pattern": digits},
            ]
        },
        read=numeric.read_wide,
        write=numeric.write_wide,
        low=low,
        high=high,
    )


def _float(bits: int, most: float) -> ScalarFacts:
    special: Json = {"type": "string", "enum": list(numeric.SPECIAL)}
    number: dict[str, Json] = {"type": "number"}
    if bits < 64:  # else any that is read
        number.update(minimum=-most, maximum=most)
    return ScalarFacts(
        form=JsonForm.FLOAT,
        python=f"model.F{bits}",
        types=(int, float),
        demand="a number",
        docs="a floating-point number",
        wire='number, or `"NaN"`, `"+Infinity"`, `"-Infinity"`',
        description=f"A {bits}-bit number. NaN and the infinities are strings.",
        json_schema={"anyOf": [number, special]},
        read=numeric.read_float,
        write=numeric.write_float,
        low=-most,
        high=most,
    )


def coded(
    name: str,
    type_: type[T],
    parse: Callable[[str], T],
    write: Callable[[T], str],
    *,
    docs: str,
    pattern: str,
    notation: str,
    sample: str,
    lengths: tuple[float, float] = (1, inf),
) -> ScalarFacts:
    """A string of a form of its own: `parse` reads what the pattern matches. Nothing is
    written that would not be read."""
    form = textual.Coded(name, pattern, notation.replace("`", ""))
    return ScalarFacts(
        form=JsonForm.CODED,
        python=f"model.{name.capitalize()}",
        types=(type_,),
        demand="a string",
        docs=docs,
        wire=f"string: {notation}",
        description=f"{docs.capitalize()}: {notation}.",
        json_schema={"type": "string", "format": name},
        pattern=pattern,
        notation=notation,
        sample=sample,
        lengths=lengths,
        read=form.reader(parse),
        fit=form.fit(write),
        write=write,
    )


class ScalarKind(Enum):
    """The scalars of the language, by name."""

    _value_: str
    facts: ScalarFacts

    def __new__(cls, name: str, facts: ScalarFacts) -> Self:
        kind = object.__new__(cls)
        kind._value_ = name
        kind.facts = facts
        return kind

    STRING = (
        "string",
        ScalarFacts(
            form=JsonForm.TEXT,
            python="builtins.str",
            types=(str,),
            demand="a string",
            docs="text; its length counts code points",
            wire="string",
            json_schema={"type": "string"},
        ),
    )
    BOOL = (
        "bool",
        ScalarFacts(
            form=JsonForm.BOOL,
            python="builtins.bool",
            types=(bool,),
            demand="true or false",
            docs="`true` or `false`",
            wire="`true` or `false`",
            json_schema={"type": "boolean"},
        ),
    )
    U8 = ("u8", _integer("u8", 0, 2**8 - 1))
    U16 = ("u16", _integer("u16", 0, 2**16 - 1))
    U32 = ("u32", _integer("u32", 0, 2**32 - 1))
    U64 = ("u64", _wide("u64", 0, 2**64 - 1))
    I8 = ("i8", _integer("i8", -(2**7), 2**7 - 1))
    I16 = ("i16", _integer("i16", -(2**15), 2**15 - 1))
    I32 = ("i32", _integer("i32", -(2**31), 2**31 - 1))
    I64 = ("i64", _wide("i64", -(2**63), 2**63 - 1))
    F32 = ("f32", _float(32, numeric.F32_MAX))
    F64 = ("f64", _float(64, numeric.F64_MAX))
    BYTES = (
        "bytes",
        ScalarFacts(
            form=JsonForm.BYTES,
            python="model.Base64",
            types=(bytes,),
            demand="a string",
            docs="bytes",
            wire="string: standard Base64, padded",
            description="Bytes as padded standard Base64.",
            json_schema={"type": "string", "contentEncoding": "base64"},
            read=textual.read_base64,
            write=textual.write_base64,
        ),
    )
    TIMESTAMP = (
        "timestamp",
        ScalarFacts(
            form=JsonForm.CODED,
            python="model.Timestamp",
            types=(datetime,),
            demand="a string",
            docs="a point in time",
            wire="string: RFC 3339, written in UTC with `Z`",
            description="A point in time: RFC 3339 with an offset.",
            json_schema={"type": "string", "format": "date-time"},
            pattern=textual.TIMESTAMP_PATTERN,
            notation="RFC 3339 with an offset",
            sample="2029-10-01T12:00:00Z",
            lengths=(20, 27),
            read=textual.read_timestamp,
            fit=textual.to_utc,
            write=textual.write_timestamp,
        ),
    )
    DATE = (
        "date",
        coded(
            "date",
            date,
            date.fromisoformat,
            date.isoformat,
            docs="a day",
            pattern=textual.DATE_PATTERN,
            notation="`YYYY-MM-DD`",
            sample="2029-10-01",
            lengths=(10, 10),
        ),
    )
    ANY = (
        "any",
        ScalarFacts(
            form=JsonForm.ANY,
            python="pydantic.JsonValue",
            types=(),
            demand="any value",
            docs="any JSON value, `null` included",
            wire="any value",
            json_schema={},
        ),
    )
    UNIT = (
        "unit",
        ScalarFacts(
            form=JsonForm.NULL,
            python="None",
            types=(type(None),),
            demand="null",
            docs="nothing",
            wire="`null`",
            json_schema={"type": "null"},
        ),
    )


def problem(kind: ScalarKind, value: object) -> str | None:
    """What is wrong with a JSON value of a scalar, or None."""
    facts = kind.facts
    try:
        found = facts.read(value)
        if facts.types and type(found) not in facts.types:
            return f"must be {facts.demand}"
        if isinstance(found, int | float) and not _is_within(found, facts):
            return f"must be {facts.demand}"
        facts.fit(found)
    except InvalidScalar as refused:
        return refused.message
    return None


def _is_within(number: float, facts: ScalarFacts) -> bool:
    """Python compares integers and floats exactly, whatever their size. A number that
    is not finite is within no bounds, and its name says that it is meant."""
    if isinstance(number, float) and (not isfinite(number)):
        return True
    return facts.low <= number <= facts.high

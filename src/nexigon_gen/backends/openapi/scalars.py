"""Scalars as JSON Schema (wire.md W4)."""

from __future__ import annotations

from collections.abc import Mapping

from ...ir.model import ScalarKind
from ...ir.scalars import integer_range
from . import patterns
from .schema import NULL, Schema

_F32_MAX = 3.4028234663852886e38
_F64_MAX = 1.7976931348623157e308


def _integer(kind: ScalarKind) -> Schema:
    low, high = integer_limits(kind)
    return {"type": "integer", "minimum": low, "maximum": high}


def _wide(kind: ScalarKind) -> Schema:
    low, high = integer_limits(kind)
    return {
        "description": "A 64-bit integer: a JSON number or a decimal string. It is "
        "written as a string where its magnitude exceeds 2^53 - 1.",
        "type": ["integer", "string"],
        "minimum": low,
        "maximum": high,
        "pattern": patterns.integers(low, high),
    }


def _float(largest: float, bits: int) -> Schema:
    return {
        "description": f"A {bits}-bit number. NaN and the infinities are strings.",
        "anyOf": [
            {"type": "number", "minimum": -largest, "maximum": largest},
            {"type": "string", "enum": ["NaN", "+Infinity", "-Infinity"]},
        ],
    }


def integer_limits(kind: ScalarKind) -> tuple[int, int]:
    """Smallest and largest value of an integer kind."""
    limits = integer_range(kind)
    assert limits, f"{kind} is no integer"
    return limits


INLINE: Mapping[ScalarKind, Schema] = {
    ScalarKind.STRING: {"type": "string"},
    ScalarKind.BOOL: {"type": "boolean"},
    ScalarKind.ANY: {},
    ScalarKind.UNIT: NULL,
    ScalarKind.U8: _integer(ScalarKind.U8),
    ScalarKind.U16: _integer(ScalarKind.U16),
    ScalarKind.U32: _integer(ScalarKind.U32),
    ScalarKind.I8: _integer(ScalarKind.I8),
    ScalarKind.I16: _integer(ScalarKind.I16),
    ScalarKind.I32: _integer(ScalarKind.I32),
}
"""The scalars that are written where they are used."""

COMPONENTS: Mapping[ScalarKind, Schema] = {
    ScalarKind.U64: _wide(ScalarKind.U64),
    ScalarKind.I64: _wide(ScalarKind.I64),
    ScalarKind.F32: _float(_F32_MAX, 32),
    ScalarKind.F64: _float(_F64_MAX, 64),
    ScalarKind.BYTES: {
        "description": "Bytes as padded standard Base64.",
        "type": "string",
        "contentEncoding": "base64",
        "pattern": patterns.base64(),
    },
    ScalarKind.TIMESTAMP: {
        "description": "A point in time: RFC 3339 with an offset.",
        "type": "string",
        "format": "date-time",
        "pattern": patterns.TIMESTAMP,
    },
    ScalarKind.DATE: {
        "description": "A day: `YYYY-MM-DD`.",
        "type": "string",
        "format": "date",
        "pattern": patterns.DATE,
    },
}
"""The scalars that are components, called by their names in the language. A type cannot
have such a name."""

"""Scalars as JSON Schema, as exactly as it can tell them (wire.md W4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from ...ir.jsontext import JsonValue
from ...ir.scalars import integer_range
from ...runtime.wire.facts import JsonForm
from ...runtime.wire.numeric import SPECIAL
from ...runtime.wire.scalars import ScalarKind
from . import patterns
from .schema import Schema


def _exact(kind: ScalarKind) -> Schema:
    facts = kind.facts
    match facts.form:
        case (
            JsonForm.TEXT
            | JsonForm.BOOL
            | JsonForm.INTEGER
            | JsonForm.ANY
            | JsonForm.NULL
        ):
            return facts.json_schema
        case JsonForm.CODED:
            return {**facts.json_schema, "pattern": facts.pattern}
        case JsonForm.BYTES:
            return {**facts.json_schema, "pattern": patterns.base64()}
        case JsonForm.WIDE:
            low, high = integer_limits(kind)
            return {
                "type": ["integer", "string"],
                "minimum": low,
                "maximum": high,
                "pattern": patterns.integers(low, high),
            }
        case JsonForm.FLOAT:
            bounds: Schema = {"minimum": facts.low, "maximum": facts.high}
            special: JsonValue = {"type": "string", "enum": [*SPECIAL]}
            return {"anyOf": [{"type": "number", **bounds}, special]}
        case _:
            assert_never(facts.form)


def integer_limits(kind: ScalarKind) -> tuple[int, int]:
    """Smallest and largest value of an integer kind."""
    limits = integer_range(kind)
    assert limits, f"{kind} is no integer"
    return limits


INLINE: Mapping[ScalarKind, Schema] = {
    kind: _exact(kind) for kind in ScalarKind if not kind.facts.description
}
"""The scalars that are written where they are used."""

COMPONENTS: Mapping[ScalarKind, Schema] = {
    kind: {"description": kind.facts.description, **_exact(kind)}
    for kind in ScalarKind
    if kind.facts.description
}
"""The scalars that are components, called by their names in the language. A type cannot
have such a name."""

"""Scalars of a document: what is written on the wire stays what it is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.ir.model import Newtype
from nexigon_gen.ir.typerefs import spelled

from .test_documents import imported


@pytest.mark.parametrize(
    ("schema", "type_", "is_told"),
    [
        ({"type": "string", "format": "int64"}, "string", True),
        ({"type": "string", "format": "uint32"}, "string", True),
        ({"type": "string", "format": "double"}, "string", True),
        ({"type": "string", "format": "date"}, "date", False),
        ({"type": "string", "format": "date-time"}, "timestamp", False),
        ({"type": "string", "format": "byte"}, "bytes", False),
        ({"type": "string", "format": "uuid"}, "string", True),
        ({"type": "integer", "format": "int64"}, "i64", False),
        ({"type": "integer", "format": "uint16"}, "u16", False),
        ({"type": "integer", "format": "date"}, "i64", True),
        ({"type": "number", "format": "float"}, "f32", False),
        ({"type": "number", "format": "int32"}, "f64", True),
        ({"type": "number", "format": "date"}, "f64", True),
        ({"type": "string", "format": "password"}, "string", False),
        ({"type": "boolean", "format": "int32"}, "bool", True),
    ],
    ids=str,
)
def test_formats(
    schema: Mapping[str, object], type_: str, is_told: bool, tmp_path: Path
) -> None:
    """A number is no string, and digits in a string are no number, whatever the format
    says; a format that changes nothing is told."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "components": {"schemas": {"Thing": schema}},
    }
    api, told = imported(document, tmp_path)
    (thing,) = api.definitions.values()
    assert isinstance(thing, Newtype)
    assert spelled(thing.base, lambda each: spelled(each.base, str)) == type_
    why = "is left out: the language has no such type"
    wanted = f"NXG803: `format: {schema['format']}` {why}"
    assert told == [wanted] * is_told

"""Scalars of a document: what is written on the wire stays what it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from nexigon_gen.ir.graph import refined
from nexigon_gen.ir.model import Newtype, Struct
from nexigon_gen.ir.terms import Range
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


_BOUNDS = [
    # A schema, the integers and the numbers that it allows, and which ends are told.
    ({"exclusiveMinimum": 0}, (1, None), (0, None), ["Minimum"]),
    ({"exclusiveMaximum": 9}, (None, 8), (None, 9), ["Maximum"]),
    (
        {"exclusiveMinimum": 0.5, "exclusiveMaximum": 2.5},
        *((1, 2), (0.5, 2.5), ["Maximum", "Minimum"]),
    ),
    ({"minimum": 0.5, "maximum": 2.5}, (1, 2), (0.5, 2.5), []),
    ({"minimum": 5, "exclusiveMinimum": 0}, (5, None), (5, None), []),
    ({"maximum": 5, "exclusiveMaximum": 5}, (None, 4), (None, 5), ["Maximum"]),
    ({"minimum": 0, "exclusiveMinimum": True}, (1, None), (0, None), ["Minimum"]),
    ({"minimum": 0, "exclusiveMinimum": False}, (0, None), (0, None), []),
    ({"maximum": 9, "exclusiveMaximum": True}, (None, 8), (None, 9), ["Maximum"]),
    ({"maximum": 9, "exclusiveMaximum": False}, (None, 9), (None, 9), []),
    ({"exclusiveMaximum": True}, None, None, []),
]


@pytest.mark.parametrize("kind", ["integer", "number"])
@pytest.mark.parametrize("place", ["alone", "reference", "all"])
@pytest.mark.parametrize(("bounds", "whole", "real", "told"), _BOUNDS)
def test_ends_that_are_excluded(
    bounds: Mapping[str, object],
    whole: tuple[float | None, float | None] | None,
    real: tuple[float | None, float | None] | None,
    told: Sequence[str],
    kind: str,
    place: str,
    tmp_path: Path,
) -> None:
    """The next integer is the end of integers; that of a number is told."""
    one = {"type": kind, "format": "int32" if kind == "integer" else "double"}
    other = {"$ref": "#/components/schemas/Plain"}
    thing: Mapping[str, object] = {
        "alone": {**one, **bounds},
        "reference": {**other, **bounds},
        "all": {"allOf": [other], **bounds},
    }[place]
    schemas = {"Plain": one, "Thing": {"properties": {"size": thing}, "type": "object"}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "components": {"schemas": schemas},
    }
    api, found = imported(document, tmp_path)
    (struct,) = (e for e in api.definitions.values() if isinstance(e, Struct))
    wanted = whole if kind == "integer" else real
    limits = refined(struct.fields[0].type, api)[1]
    assert limits == (() if wanted is None else (Range(*wanted),))
    why = "is left out: the bound counts as allowed"
    left = told if kind == "number" else ()
    assert found == [f"NXG803: `exclusive{each}` {why}" for each in left]

"""Nulls of a document: `null`, absent and a value are three things where it has them so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.importing.types import expression
from nexigon_gen.ir.model import Presence, Struct

from .test_documents import imported

_TEXT = {"type": "string"}
_NULL = {"type": "null"}
_COMPONENTS: Mapping[str, object] = {
    "Any": {},
    "Described": {"description": "Anything at all."},
    "Maybe": {"type": "string", "nullable": True},
    "MaybeToo": {"$ref": "#/components/schemas/Maybe"},
    "Null": _NULL,
    "Struct": {"type": "object", "properties": {"a": _TEXT}},
}


def _ref(name: str) -> Mapping[str, object]:
    return {"$ref": f"#/components/schemas/{name}"}


_ANY: list[tuple[object, str]] = [
    ({}, "any"),
    (True, "any"),
    ({"title": "Thing", "description": "Any."}, "any"),
    ({"nullable": True}, "any"),
    ({"not": _TEXT}, "any"),
    ({"enum": ["a", 1, None]}, "any"),
    (_ref("Gone"), "any"),
    (_ref("Any"), "Any"),
    (_ref("Described"), "Described"),
    ({"allOf": [_ref("Any")]}, "Any"),
]
"""Schemas that allow anything, so `null` too, without a word."""


def _types(schema: object, folder: Path) -> tuple[str, str, list[str]]:
    """The type of a field that is not required, that of one that is, and what is told."""
    owner = {
        "type": "object",
        "required": ["needed"],
        "properties": {"given": schema, "needed": schema},
    }
    schemas = {**_COMPONENTS, "Owner": owner}
    document = {"openapi": "3.1.0", "components": {"schemas": schemas}}
    api, told = imported(document, folder)
    (struct,) = (e for id_, e in api.definitions.items() if id_.name == "Owner")
    assert isinstance(struct, Struct)
    given, needed = struct.fields
    assert given.presence is Presence.OPTIONAL
    assert needed.presence is Presence.REQUIRED
    return expression(given.type), expression(needed.type), told


@pytest.mark.parametrize(("schema", "type_"), _ANY, ids=str)
def test_anything(schema: object, type_: str, tmp_path: Path) -> None:
    """What may be absent or anything has its `null` apart; elsewhere `any` says so."""
    given, needed, _ = _types(schema, tmp_path)
    assert (given, needed) == (f"{type_}?", type_)


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({"type": "string", "nullable": True}, "string?"),
        ({"type": "string", "x-nullable": True}, "string?"),
        ({"type": ["string", "null"]}, "string?"),
        ({"type": ["array", "null"], "items": _TEXT}, "list<string>?"),
        ({**_ref("Struct"), "nullable": True}, "Struct?"),
        ({"allOf": [_ref("Struct")], "nullable": True}, "Struct?"),
        ({"oneOf": [_ref("Struct"), _NULL]}, "Struct?"),
        ({"anyOf": [_ref("Struct"), _ref("Null")]}, "Struct?"),
        ({"oneOf": [_TEXT, {"enum": [None]}]}, "string?"),
        ({"oneOf": [_TEXT, {"const": None}]}, "string?"),
        ({"anyOf": [{"type": ["string", "null"]}]}, "string?"),
        (_ref("Maybe"), "Maybe?"),
        (_ref("MaybeToo"), "MaybeToo?"),
        ({"allOf": [_ref("Maybe")]}, "Maybe?"),
        ({"type": "array", "items": {}}, "list<any>"),
        ({"type": "array", "items": {"type": ["string", "null"]}}, "list<string?>"),
        ({"type": "array", "items": _ref("Maybe")}, "list<Maybe?>"),
        ({"type": "object", "additionalProperties": {}}, "map<string, any>"),
        ({"type": "object", "additionalProperties": True}, "map<string, any>"),
        (
            {"type": "object", "additionalProperties": _ref("Maybe")},
            "map<string, Maybe?>",
        ),
        (_NULL, "unit"),
        ({"const": None}, "unit"),
        ({"enum": [None]}, "unit"),
        ({"type": "string", "nullable": True, "enum": [None]}, "unit"),
    ],
    ids=str,
)
def test_null(schema: object, type_: str, tmp_path: Path) -> None:
    assert _types(schema, tmp_path) == (type_, type_, [])


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "enum": ["a", None]},
        {"enum": ["a", "b", None]},
        {"type": "string", "nullable": True, "enum": ["a", "b"]},
        {"type": ["string", "integer", "null"]},
        {"oneOf": [_TEXT, {"type": "integer"}, _NULL]},
        {"oneOf": [{"type": "string", "nullable": True}, {"type": "integer"}]},
        {"oneOf": [{"type": ["string", "null"]}, {"type": "integer"}]},
        {"oneOf": [_ref("MaybeToo"), {"type": "integer"}]},
        {"oneOf": [_ref("Struct"), {"type": "integer", "nullable": True}]},
        {"type": ["object", "null"], "properties": {"a": _TEXT}},
    ],
    ids=str,
)
def test_null_of_what_has_a_name(schema: object, tmp_path: Path) -> None:
    """An enum, a union or a struct of its own is as nullable as what says it."""
    given, needed, told = _types(schema, tmp_path)
    assert (given[-1], needed[-1], told) == ("?", "?", [])

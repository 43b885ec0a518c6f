"""The document of an opaque type needs no other file."""

from __future__ import annotations

from pathlib import Path

from pydantic import JsonValue

from .files import bundled


def test_a_document_stays_as_it_is(tmp_path: Path) -> None:
    schema: JsonValue = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"a": {"$ref": "#/definitions/A"}, "self": {"$ref": "#"}},
        "definitions": {"A": {"type": "string", "minLength": 1, "x-mine": [1, 2.5]}},
    }
    assert bundled(tmp_path, {"info.json": schema}) == schema


def test_its_own_address_means_nothing(tmp_path: Path) -> None:
    schema: JsonValue = {"$id": "https://example.com/info.json", "type": "string"}
    assert bundled(tmp_path, {"info.json": schema}) == {"type": "string"}


def test_other_files_go_into_the_definitions(tmp_path: Path) -> None:
    files: dict[str, JsonValue] = {
        "info.json": {
            "type": "object",
            "properties": {
                "box": {"$ref": "parts/box.schema.json"},
                "point": {"$ref": "parts/box.schema.json#/definitions/point"},
                "again": {"$ref": "./parts/../parts/box.schema.json"},
            },
            "$defs": {"Mine": {"type": "integer"}},
        },
        "parts/box.schema.json": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "box",
            "type": "object",
            "properties": {
                "corner": {"$ref": "#/definitions/point"},
                "mine": {"$ref": "../info.json#/$defs/Mine"},
                "info": {"$ref": "../info.json"},
                "first": {"$ref": "#/properties/corner"},
            },
            "definitions": {"point": {"type": "number"}, "unused": {}},
        },
    }
    assert bundled(tmp_path, files) == {
        "type": "object",
        "properties": {
            "box": {"$ref": "#/$defs/box"},
            "point": {"$ref": "#/$defs/box_point"},
            "again": {"$ref": "#/$defs/box"},
        },
        "$defs": {
            "Mine": {"type": "integer"},
            "box": {
                "type": "object",
                "properties": {
                    "corner": {"$ref": "#/$defs/box_point"},
                    "mine": {"$ref": "#/$defs/Mine"},
                    "info": {"$ref": "#"},
                    "first": {"$ref": "#/$defs/box_corner"},
                },
            },
            "box_corner": {"$ref": "#/$defs/box_point"},
            "box_point": {"type": "number"},
        },
    }


def test_values_are_not_references(tmp_path: Path) -> None:
    schema: JsonValue = {
        "type": "object",
        "properties": {"$ref": {"const": {"$ref": "elsewhere.json"}}},
        "examples": [{"$ref": "elsewhere.json"}],
    }
    assert bundled(tmp_path, {"info.json": schema}) == schema


def test_pointers_are_decoded_and_encoded(tmp_path: Path) -> None:
    schema: JsonValue = {
        "type": "array",
        "items": {"$ref": "#/$defs/a%20b~1c~0%25"},
        "$defs": {"a b/c~%": {}},
    }
    found = bundled(tmp_path, {"info.json": schema})
    assert found == schema

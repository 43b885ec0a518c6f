"""Whatever is wrong with a schema file is said where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from .files import complaints

SHAPE: list[tuple[str, str, str]] = [
    ('{"type": "strng"}', '"strng"', "`strng` is not a type of JSON Schema"),
    ('{"type": ["string", 1]}', "1", "`type` takes the name of a type or a list"),
    ('{"properties": []}', "[]", "`properties` takes an object of schemas"),
    ('{"properties": {"a": 1}}', "1", "a schema is an object, `true` or `false`"),
    ('{"items": [{}, "x"]}', '"x"', "a schema is an object"),
    ('{"not": null}', "null", "a schema is an object"),
    ('{"allOf": {}}', "{}", "`allOf` takes a list of schemas"),
    ('{"anyOf": []}', "[]", "`anyOf` takes a list of schemas"),
    ('{"required": ["a", 1]}', '["a", 1]', "`required` takes a list of strings"),
    ('{"minimum": "1"}', '"1"', "`minimum` takes a number"),
    ('{"maxLength": -1}', "-1", "`maxLength` takes a whole number"),
    ('{"enum": "a"}', '"a"', "`enum` takes a list of values"),
    ('{"deprecated": 1}', "1", "`deprecated` takes `true` or `false`"),
    ('{"$ref": 1}', "1", "`$ref` takes a string"),
    ('{"description": {}}', "{}", "`description` takes a string"),
    ("[{}]", "[{}]", "a JSON Schema document is an object"),
]


@pytest.mark.parametrize(("text", "marked", "message"), SHAPE, ids=lambda each: each)
def test_shape(text: str, marked: str, message: str, tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, {"info.json": text})
    assert found[:3] == ("NXG012", "info.json", marked)
    assert found[3].startswith(message)


@pytest.mark.parametrize(
    "schema",
    [
        {"enum": [{"$ref": 1, "type": "no"}], "const": {"properties": 3}},
        {"properties": {"$ref": {}, "type": {"type": "string"}, "enum": {}}},
        {
            "default": {"$ref": "nowhere"},
            "examples": [{"type": 1}],
            "x-mine": {"not": 1},
        },
        {"items": True, "additionalProperties": False, "contains": {}},
    ],
    ids=["values", "names", "annotations", "flags"],
)
def test_only_schemas_are_looked_at(schema: JsonValue, tmp_path: Path) -> None:
    assert not complaints(tmp_path, {"info.json": schema})


REFS = [
    ("https://example.com/a.json", "is not a file"),
    ("http://127.0.0.1:1/a.json#/x", "is not a file"),
    ("file:///etc/hostname", "is not a file"),
    ("//example.com/a.json", "is not a file"),
    ("urn:example:a", "is not a file"),
    ("#/$defs/Dvice", "leads to no schema"),
    ("#anchor", "leads to no schema"),
    ("#/$defs", "leads to no schema"),
    ("#/properties/a/type", "leads to no schema"),
    ("other.json#/$defs/Nope", "leads to no schema"),
    ("#/$defs/Loop", "leads back to itself"),
]


@pytest.mark.parametrize(("ref", "message"), REFS, ids=[ref for ref, _ in REFS])
def test_reference(ref: str, message: str, tmp_path: Path) -> None:
    schema: JsonValue = {
        "properties": {"a": {"type": "string"}},
        "$defs": {"Device": {}, "Loop": {"$ref": ref}},
    }
    (found,) = complaints(tmp_path, {"info.json": schema, "other.json": {}})
    assert found[:3] == ("NXG013", "info.json", json.dumps(ref))
    assert message in found[3]


LOOP: JsonValue = {"$ref": "#/$defs/Loop"}
IN_PLACE: dict[str, dict[str, JsonValue]] = {
    **{key: {key: [{}, LOOP]} for key in ("allOf", "anyOf", "oneOf")},
    **{key: {key: LOOP} for key in ("if", "then", "else", "not")},
    "dependentSchemas": {"dependentSchemas": {"a": LOOP}},
    "nested": {"anyOf": [{}, {"not": {"allOf": [LOOP]}}]},
    "by way of another": {"allOf": [{"$ref": "#/$defs/Way"}]},
}


@pytest.mark.parametrize("keyword", IN_PLACE)
def test_what_judges_the_same_value_again(keyword: str, tmp_path: Path) -> None:
    """A check by it would never end."""
    schema: JsonValue = {"$defs": {"Loop": IN_PLACE[keyword], "Way": LOOP}}
    found = complaints(tmp_path, {"info.json": schema})
    assert {each[3] for each in found} == {"this reference leads back to itself"}


STEPS: dict[str, dict[str, JsonValue]] = {
    "properties": {"properties": {"not": LOOP, "allOf": {"anyOf": [LOOP]}}},
    "items": {"items": {"oneOf": [{"type": "string"}, LOOP]}},
    "beside": {"allOf": [{"$ref": "#/$defs/Way"}], "additionalProperties": LOOP},
}


@pytest.mark.parametrize("keyword", STEPS)
def test_what_takes_a_step_into_a_value(keyword: str, tmp_path: Path) -> None:
    schema: JsonValue = {"$defs": {"Loop": STEPS[keyword], "Way": {}}}
    assert not complaints(tmp_path, {"info.json": schema})


def test_circle_of_two_files(tmp_path: Path) -> None:
    files: dict[str, JsonValue] = {
        "info.json": {"$ref": "other.json#/$defs/a"},
        "other.json": {"$defs": {"a": {"$ref": "info.json"}}},
    }
    found = complaints(tmp_path, files)
    assert [each[:2] for each in found] == [
        ("NXG013", "info.json"),
        ("NXG013", "other.json"),
    ]


@pytest.mark.parametrize(
    "schema",
    [
        {"$dynamicRef": "#a"},
        {"items": {"$recursiveRef": "#"}},
        {"not": {"$id": "https://example.com/a"}},
        {"dependencies": {"a": ["b"]}},
    ],
    ids=lambda schema: json.dumps(schema),
)
def test_not_supported(schema: JsonValue, tmp_path: Path) -> None:
    (found,) = complaints(tmp_path, {"info.json": schema})
    assert found[0] == "NXG014"


def test_one_name_for_two(tmp_path: Path) -> None:
    files: dict[str, JsonValue] = {
        "info.json": {"items": [{"$ref": "a/part.json"}, {"$ref": "b/part.json"}]},
        "a/part.json": {},
        "b/part.json": {},
    }
    (found,) = complaints(tmp_path, files)
    assert found[:3] == ("NXG014", "demo.yaml", "info.json")
    assert "`part`" in found[3]


def test_missing_file_is_reported_where_it_is_named(tmp_path: Path) -> None:
    assert [each[:3] for each in complaints(tmp_path, {})] == [
        ("NXG001", "demo.yaml", "info.json")
    ]
    found = complaints(tmp_path, {"info.json": {"$ref": "gone.json#/a"}})
    assert [each[:3] for each in found] == [("NXG001", "info.json", '"gone.json#/a"')]

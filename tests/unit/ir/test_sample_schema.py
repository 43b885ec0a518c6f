"""Sample values of JSON Schemas."""

from __future__ import annotations

import pytest
from oracle.values import frozen
from pydantic import JsonValue

from nexigon_gen.ir.jsontext import plain
from nexigon_gen.ir.sample_schema import schema_samples
from nexigon_gen.ir.terms import JsonObject
from nexigon_gen.patterns import is_found
from nexigon_gen.runtime.wire.json_schema import violation

SCHEMAS: dict[str, tuple[dict[str, JsonValue], JsonValue]] = {
    "anything": ({}, "value"),
    "const": ({"const": None}, None),
    "enum": ({"enum": ["a", "b"]}, "a"),
    "the second of an enum": ({"enum": [1, "b"], "type": "string"}, "b"),
    "several types": ({"type": ["integer", "null"], "maximum": 0}, None),
    "above a bound": ({"type": "integer", "minimum": 7}, 7),
    "one of several": (
        {"oneOf": [{"type": "string", "minLength": 9}, {"const": 2}]},
        2,
    ),
    "of a list": (
        {"type": "array", "items": {"enum": [3]}, "minItems": 1},
        [3],
    ),
    "required": (
        {
            "required": ["a"],
            "properties": {"a": {"type": "boolean"}, "b": {"type": "string"}},
        },
        {"a": True},
    ),
    "all that is named, if less is too little": (
        {"minProperties": 1, "properties": {"b": {"type": "integer"}}},
        {"b": 1},
    ),
    "all of several": (
        {
            "allOf": [{"$ref": "#/$defs/a%20b"}, {"required": ["b"]}],
            "$defs": {
                "a b": {"required": ["a"], "properties": {"a": {"const": 1}}},
            },
        },
        {"a": 1, "b": "value"},
    ),
    "within itself": (
        {
            "type": "object",
            "required": ["next"],
            "properties": {"next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}},
        },
        {"next": None},
    ),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_first_that_fits(name: str) -> None:
    schema, expected = SCHEMAS[name]
    document = frozen(schema)
    assert isinstance(document, JsonObject)
    values = [plain(each) for each in schema_samples(document)]
    fitting = [each for each in values if not violation(schema, is_found, each)]
    assert fitting[0] == expected


def test_what_has_none() -> None:
    endless: dict[str, JsonValue] = {
        "type": "object",
        "required": ["next"],
        "properties": {"next": {"$ref": "#"}},
    }
    document = frozen(endless)
    assert isinstance(document, JsonObject)
    values = [plain(each) for each in schema_samples(document)]
    assert all(violation(endless, is_found, each) for each in values)


def test_wide_and_deep_schemas_take_no_time() -> None:
    """Ten ways at each of thirty levels."""
    levels: dict[str, JsonValue] = {"0": False}
    for level in range(1, 30):
        below: JsonValue = {"$ref": f"#/$defs/{level - 1}"}
        named: dict[str, JsonValue] = {f"p{n}": below for n in range(10)}
        levels[str(level)] = {
            "anyOf": [{"allOf": [below]} for _ in range(10)],
            "required": [*named],
            "properties": named,
        }
    document = frozen({"$ref": "#/$defs/29", "$defs": levels})
    assert isinstance(document, JsonObject)
    schema_samples(document)

"""What is in an object or a list says that there is one."""

from __future__ import annotations

import pytest
from oracle.values import frozen

from nexigon_gen.ir.jsontext import JsonValue, plain
from nexigon_gen.ir.terms import JsonObject
from nexigon_gen.language.opaque.typed import typed

NAMED: JsonValue = {"properties": {"a": {}}}
OBJECT: JsonValue = {"properties": {"a": {}}, "type": "object"}
TEXT: JsonValue = {"type": "string"}

CASES: dict[str, tuple[JsonValue, JsonValue]] = {
    "object": (NAMED, OBJECT),
    "list": ({"items": TEXT}, {"items": TEXT, "type": "array"}),
    "positions": ({"prefixItems": []}, {"prefixItems": [], "type": "array"}),
    "both": (
        {"properties": {}, "items": {}},
        {"properties": {}, "items": {}, "type": ["object", "array"]},
    ),
    "inside": (
        {
            "type": "object",
            "properties": {"a": NAMED},
            "patternProperties": {"b": NAMED},
            "additionalProperties": {"type": "array", "items": NAMED},
        },
        {
            "type": "object",
            "properties": {"a": OBJECT},
            "patternProperties": {"b": OBJECT},
            "additionalProperties": {"type": "array", "items": OBJECT},
        },
    ),
    "defined": (
        {"$ref": "#/$defs/A", "$defs": {"A": NAMED}},
        {"$ref": "#/$defs/A", "$defs": {"A": OBJECT}},
    ),
    "one of several": (
        {"oneOf": [NAMED, TEXT, {"anyOf": [NAMED]}]},
        {"oneOf": [OBJECT, TEXT, {"anyOf": [OBJECT]}]},
    ),
}
SAID: dict[str, JsonValue] = {
    "type": {"type": ["object", "null"], "properties": {}},
    "by what is around": {"type": ["object", "null"], "anyOf": [NAMED, {"not": {}}]},
    "by what is beside": {"allOf": [NAMED, {"type": ["object", "null"]}]},
    "by values": {"enum": [None, {}], "properties": {}},
    "by a reference": {
        "$ref": "#/$defs/A",
        "properties": {},
        "$defs": {"A": {"type": ["object", "null"]}},
    },
    "judged": {
        "type": "object",
        "not": NAMED,
        "if": NAMED,
        "then": NAMED,
        "dependentSchemas": {"a": NAMED},
        "contains": NAMED,
    },
    "no parts": {"required": ["a"], "minItems": 1, "additionalProperties": False},
    "no schema": {"type": "object", "default": NAMED, "const": NAMED, "enum": [NAMED]},
}


def _typed(schema: JsonValue) -> JsonValue:
    document = frozen(schema)
    assert isinstance(document, JsonObject)
    return plain(typed(document))


@pytest.mark.parametrize("case", CASES)
def test_types_that_are_not_said(case: str) -> None:
    schema, expected = CASES[case]
    assert _typed(schema) == expected


@pytest.mark.parametrize("case", SAID)
def test_types_that_are_said(case: str) -> None:
    assert _typed(SAID[case]) == SAID[case]

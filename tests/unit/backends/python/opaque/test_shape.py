"""The types follow the form of a document and do not judge values."""

from __future__ import annotations

import pytest

from nexigon_gen.backends.python.opaque.shape import shape
from nexigon_gen.ir.jsontext import plain
from nexigon_gen.ir.terms import Json, JsonObject
from nexigon_gen.syntax.json import parse
from nexigon_gen.syntax.values import from_node
from nexigon_gen.text.report import Report
from nexigon_gen.text.span import Source

CASES: list[tuple[str, str, str]] = [
    (
        "bounds",
        '{"type": "string", "minLength": 1, "format": "uri"}',
        '{"type": "string"}',
    ),
    ("default", '{"type": "integer", "default": 3}', '{"type": "integer"}'),
    (
        "required alternatives",
        '{"properties": {}, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}',
        '{"properties": {}}',
    ),
    (
        "condition",
        '{"properties": {}, "if": {"required": ["a"]}, "then": {"required": ["b"]}}',
        '{"properties": {}}',
    ),
    (
        "parts without form",
        (
            '{"allOf": [{"$ref": "#/$defs/A"}, {"minProperties": 1}],'
            ' "$defs": {"A": {"type": "object"}}}'
        ),
        '{"allOf": [{"$ref": "#/$defs/A"}], "$defs": {"A": {"type": "object"}}}',
    ),
    (
        "texts",
        '{"description": "D", "type": "string", "enum": ["a", "b"]}',
        '{"description": "D", "anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]}',
    ),
    (
        "texts and null",
        '{"enum": ["a", null, "b"]}',
        '{"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}, {"type": "null"}]}',
    ),
    ("tag", '{"enum": ["a"]}', '{"enum": ["a"]}'),
    ("numbers", '{"enum": [1, 2]}', '{"enum": [1, 2]}'),
    ("objects as values", '{"enum": [{}], "const": {}}', "{}"),
    (
        "closed",
        '{"properties": {}, "additionalProperties": false}',
        '{"properties": {}}',
    ),
    (
        "typed rest",
        '{"properties": {}, "additionalProperties": {"type": "string"}}',
        '{"properties": {}}',
    ),
    (
        "map",
        '{"type": "object", "additionalProperties": {"type": "string", "pattern": "a"}}',
        '{"type": "object", "additionalProperties": {"type": "string"}}',
    ),
    (
        "map by pattern",
        (
            '{"type": "object", "patternProperties": {"^x": {"type": "string"}},'
            ' "additionalProperties": false}'
        ),
        '{"type": "object", "additionalProperties": {"type": "string"}}',
    ),
    (
        "map by a pattern for all",
        (
            '{"type": "object", "patternProperties":'
            r' {"^[^\\n\\r]*$": {"type": "string"}}}'
        ),
        '{"type": "object", "additionalProperties": {"type": "string"}}',
    ),
    (
        "a pattern for some",
        '{"type": "object", "patternProperties": {"^x": {"type": "string"}}}',
        '{"type": "object"}',
    ),
    (
        "map by patterns and the rest",
        (
            '{"type": "object", "patternProperties": {"^x": {"type": "string"},'
            ' "^y": {"type": "null"}}, "additionalProperties": {"type": "integer"}}'
        ),
        (
            '{"type": "object", "additionalProperties": {"anyOf": [{"type": "string"},'
            ' {"type": "null"}, {"type": "integer"}]}}'
        ),
    ),
    (
        "map or null",
        '{"type": ["object", "null"], "additionalProperties": {"type": "string"}}',
        (
            '{"anyOf": [{"type": "object", "additionalProperties": {"type": "string"}},'
            ' {"type": "null"}]}'
        ),
    ),
    (
        "an object or null, as a whole",
        '{"type": ["object", "null"], "properties": {"a": {}}}',
        '{"anyOf": [{"type": "object", "properties": {"a": {}}}, {"type": "null"}]}',
    ),
    (
        "members of what is no object",
        '{"type": "string", "properties": {"a": {}}, "required": ["a"], "items": {}}',
        '{"type": "string"}',
    ),
    (
        "texts with docs",
        '{"type": "string", "oneOf": [{"const": "a"}, {"const": "b"}]}',
        '{"oneOf": [{"const": "a"}, {"const": "b"}, {"type": "string"}]}',
    ),
    (
        "a name for null",
        '{"items": {"$ref": "#/$defs/A"}, "$defs": {"A": {"type": "null"}}}',
        '{"items": {"type": "null"}, "$defs": {"A": {"type": "null"}}}',
    ),
    (
        "one part",
        (
            '{"allOf": [{"$ref": "#/$defs/A"}],'
            ' "$defs": {"A": {"type": ["string", "null"]}}}'
        ),
        '{"$ref": "#/$defs/A", "$defs": {"A": {"type": ["string", "null"]}}}',
    ),
    (
        "parts of what is no object",
        (
            '{"allOf": [{"type": ["string", "null"]},'
            ' {"anyOf": [{"type": "string"}, {"type": "integer"}]}]}'
        ),
        '{"type": ["string"]}',
    ),
    (
        "parts of an object and a text",
        (
            '{"type": ["object", "string"], "properties": {"a": {}},'
            ' "anyOf": [{"properties": {"b": {}}}, {"type": "string"}]}'
        ),
        (
            '{"anyOf": [{"type": "object", "properties": {"a": {}},'
            ' "anyOf": [{"properties": {"b": {}}}]}, {"type": ["string"]}]}'
        ),
    ),
    (
        "nothing",
        '{"type": "string", "allOf": [{"type": "integer"}], "description": "D"}',
        '{"description": "D"}',
    ),
    ("positions", '{"type": "array", "items": [{}, {}]}', '{"type": "array"}'),
    (
        "types with parts",
        '{"type": ["object", "array", "null"], "properties": {"a": true}, "items": {}}',
        (
            '{"anyOf": [{"type": "object", "properties": {"a": true}},'
            ' {"type": "array", "items": {}}, {"type": "null"}]}'
        ),
    ),
    (
        "paths in code",
        '{"type": "string", "customTypePath": "os.PathLike"}',
        '{"type": "string"}',
    ),
]


@pytest.mark.parametrize(
    ("given", "kept"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_shape(given: str, kept: str) -> None:
    document = _read(given)
    assert isinstance(document, JsonObject)
    assert plain(shape(document)) == plain(_read(kept))


def _read(text: str) -> Json:
    node = parse(Source("a.json", text), Report())
    assert node is not None
    return from_node(node)

"""Schemas of types: names, and the form each kind of type takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.backends.openapi import json_schema
from nexigon_gen.ir.jsontext import JsonValue
from support.specs import compiled

from .test_document import follow

HEAD = "spec: 1\napi: Test\nnamespace: test\ntypes:\n"


def schemas(folder: Path, types: str) -> JsonValue:
    """The `$defs` of types."""
    path = folder / "test.yaml"
    lines = (f"  {line}\n" for line in types.splitlines())
    path.write_text(HEAD + "".join(lines), "utf-8")
    return json_schema(compiled(path))["$defs"]


@pytest.mark.parametrize(
    ("types", "name", "expected"),
    [
        pytest.param("T: string", "T", {"type": "string"}, id="inline"),
        pytest.param("T: u64", "T", {"$ref": "#/$defs/u64"}, id="scalar component"),
        pytest.param("T: any", "T", {}, id="any"),
        pytest.param(
            "T: u8(1..)",
            "T",
            {"type": "integer", "minimum": 1, "maximum": 255},
            id="stricter",
        ),
        pytest.param(
            "N: string(1..9)\nT: list<N(..4)>",
            "T",
            {"type": "array", "items": {"$ref": "#/$defs/N", "maxLength": 4}},
            id="stricter reference",
        ),
        pytest.param(
            "T: {type: string, validate: [{pattern: a}, {pattern: b}]}",
            "T",
            {"allOf": [{"type": "string", "pattern": "a"}, {"pattern": "b"}]},
            id="two patterns",
        ),
        pytest.param(
            "T: list<string?>",
            "T",
            {"type": "array", "items": {"type": ["string", "null"]}},
            id="nullable",
        ),
        pytest.param(
            "E: {closed: true, values: {A: first, B: ''}}\nT: list<E?>",
            "T",
            {
                "type": "array",
                "items": {"anyOf": [{"$ref": "#/$defs/E"}, {"type": "null"}]},
            },
            id="nullable reference",
        ),
        pytest.param(
            "T: {type: string, secret: true}",
            "T",
            {"type": "string", "format": "password", "x-secret": True},
            id="secret",
        ),
        pytest.param(
            "A: {alias: list<u8>}\nT: map<string, A>",
            "T.additionalProperties.type",
            "array",
            id="alias is replaced",
        ),
        pytest.param(
            "T: {alias: list<T>}",
            "T",
            {"type": "array", "items": {"$ref": "#/$defs/T"}},
            id="recursive alias",
        ),
        pytest.param(
            "T: {fields: {'a?': {type: u8, docs: How many., deprecated: true}}}",
            "T.properties.a",
            {
                "description": "How many.\n\nDeprecated.",
                "type": ["integer", "null"],
                "minimum": 0,
                "maximum": 255,
                "deprecated": True,
            },
            id="field",
        ),
        pytest.param(
            "T: {values: {A: First., B: {deprecated: Use A.}}}",
            "T",
            {
                "description": "- `A`: First.\n- `B`: Deprecated: Use A.\n\n"
                "Open: a client must expect values that are not listed.",
                "type": "string",
                "enum": ["A", "B"],
                "x-open": True,
            },
            id="enum",
        ),
        pytest.param(
            "T: {docs: Some., examples: [a], type: string}",
            "T",
            {"description": "Some.", "type": "string", "examples": ["a"]},
            id="examples",
        ),
    ],
)
def test_schema(types: str, name: str, expected: JsonValue, tmp_path: Path) -> None:
    found = schemas(tmp_path, types)
    assert follow(found, *name.split(".")) == expected


def test_replaced_aliases_are_no_components(tmp_path: Path) -> None:
    found = schemas(tmp_path, "A: {alias: u8}\nT: list<A>")
    assert isinstance(found, dict)
    assert [*found] == ["T"]


def test_types_of_one_name_get_their_namespace(tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(
        "spec: 1\napi: Test\nnamespace: other\ntypes: {Same: u8, Own: u8}\n", "utf-8"
    )
    path = tmp_path / "test.yaml"
    path.write_text(HEAD + "  Same: {tag: t, variants: {A: unit}}\n", "utf-8")
    found = json_schema(compiled(path, other))["$defs"]
    assert isinstance(found, dict)
    assert [*found] == ["Own", "other.Same", "test.Same", "test.Same.A"]

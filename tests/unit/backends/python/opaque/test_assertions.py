"""Every keyword that openapi.json shows of an opaque type is checked by the server."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic_core import PydanticCustomError

from nexigon_gen.backends.openapi import openapi
from nexigon_gen.backends.python.opaque.assertions import asserted
from nexigon_gen.ir.jsontext import pretty
from nexigon_gen.ir.model import OpaqueDef
from nexigon_gen.ir.subschemas import KEYWORDS
from nexigon_gen.ir.typerefs import TypeId
from nexigon_gen.pipeline import compile_spec
from nexigon_gen.runtime.model.json_schema import Document
from unit.language.opaque.files import complaints, write

Object = dict[str, Any]

_STRING: Object = {"type": "string"}
_TREE: Object = {
    "anyOf": [
        {"type": "integer"},
        {"type": "object", "additionalProperties": {"$ref": "#"}},
        {"type": "object", "patternProperties": {"": {"$ref": "#"}}},
    ]
}
_DEEP: Any = json.loads('{"a":' * 60 + '"x"' + "}" * 60)

# A schema, JSON that it allows, and JSON that it does not.
TABLE: dict[str, tuple[Object, list[Any], list[Any]]] = {
    "type": ({"type": "integer"}, [1, -5], ["1", 1.5, True, None]),
    "types": ({"type": ["string", "null"]}, ["", None], [1, {}]),
    "enum": ({"enum": [1, "a", None]}, [1, 1.0, "a", None], [True, "b", 0]),
    "const": ({"const": {"a": [1]}}, [{"a": [1.0]}], [{"a": [True]}, {}]),
    "minimum": ({"minimum": 0}, [0, 0.5, "a"], [-5, -0.1]),
    "maximum": ({"maximum": 2**60}, [2**60, None], [2**60 + 1]),
    "exclusiveMinimum": ({"exclusiveMinimum": 0}, [0.1], [0, -1]),
    "exclusiveMaximum": ({"exclusiveMaximum": 0}, [-0.1], [0, 1]),
    "multipleOf": ({"multipleOf": 3}, [9, 0, "a"], [10, 1.5]),
    "multipleOf fraction": ({"multipleOf": 0.5}, [1.5, 2, 1e308], [0.7]),
    "minLength": ({"minLength": 2}, ["🙂🙂", 1], ["🙂"]),
    "maxLength": ({"maxLength": 2}, ["🙂🙂", 1], ["abc"]),
    "pattern": ({"pattern": r"^\d+$"}, ["12", 1], ["", "1a", "\u0661"]),
    "format": ({"format": "date"}, ["no date", 1], []),
    "items": ({"items": _STRING}, [[], ["a"]], [["a", 1], 1]),
    "prefixItems": (
        {"prefixItems": [_STRING, {"type": "null"}], "items": False},
        [[], ["a"], ["a", None]],
        [[1], ["a", 1], ["a", None, 1]],
    ),
    "contains": ({"contains": _STRING}, [[1, "a"], 1], [[], [1]]),
    "minContains": ({"contains": _STRING, "minContains": 2}, [["a", "b"]], [["a"]]),
    "maxContains": ({"contains": _STRING, "maxContains": 1}, [["a"]], [["a", "b"]]),
    "uniqueItems": (
        {"uniqueItems": True},
        [[1, True, "1"], [[1], True], []],
        [[1, 1.0], [{}, {}]],
    ),
    "minItems": ({"minItems": 1}, [[1], {}], [[]]),
    "maxItems": ({"maxItems": 1}, [[1], {}], [[1, 2]]),
    "properties": ({"properties": {"a": _STRING}}, [{"a": "x", "b": 1}], [{"a": 1}]),
    "required": ({"required": ["a"]}, [{"a": None}, []], [{}, {"b": 1}]),
    "additionalProperties": (
        {"properties": {"a": True}, "additionalProperties": False},
        [{}, {"a": 1}],
        [{"b": 1}],
    ),
    "patternProperties": (
        {"patternProperties": {r"^\w$": _STRING}, "additionalProperties": False},
        [{"a": "x"}],
        [{"a": 1}, {"ab": "x"}, {"é": "x"}],
    ),
    "propertyNames": ({"propertyNames": {"maxLength": 1}}, [{"a": 1}], [{"ab": 1}]),
    "minProperties": ({"minProperties": 1}, [{"a": 1}, []], [{}]),
    "maxProperties": ({"maxProperties": 1}, [{"a": 1}], [{"a": 1, "b": 2}]),
    "allOf": ({"allOf": [{"minimum": 0}, {"maximum": 9}]}, [5], [-1, 10]),
    "anyOf": ({"anyOf": [{"maximum": 0}, {"minimum": 9}]}, [0, 9], [5]),
    "oneOf": ({"oneOf": [{"maximum": 5}, {"minimum": 3}]}, [0, 9], [4]),
    "not": ({"not": {"type": "string"}}, [1], ["a"]),
    "if then else": (
        {"if": {"minimum": 10}, "then": {"multipleOf": 10}, "else": {"minimum": 5}},
        [20, 5, "a"],
        [11, 4],
    ),
    "dependentRequired": (
        {"dependentRequired": {"a": ["b"]}},
        [{}, {"a": 1, "b": 1}, {"b": 1}],
        [{"a": 1}],
    ),
    "dependentSchemas": (
        {"dependentSchemas": {"a": {"minProperties": 2}}},
        [{}, {"b": 1}, {"a": 1, "b": 1}],
        [{"a": 1}],
    ),
    "unevaluatedProperties": (
        {
            "anyOf": [{"properties": {"a": True}}, {"required": ["c"]}],
            "if": {"required": ["b"], "properties": {"b": _STRING}},
            "unevaluatedProperties": False,
        },
        [{"a": 1}, {"b": "x"}, {}],
        [{"b": 1}, {"d": 1}, {"c": 1}],
    ),
    "unevaluatedItems": (
        {
            "prefixItems": [True],
            "contains": _STRING,
            "unevaluatedItems": {"type": "null"},
        },
        [[1, "a", None]],
        [[1, "a", 2]],
    ),
    "$ref": (
        {"properties": {"a": {"$ref": "#/$defs/x~1y%20"}}, "$defs": {"x/y ": _STRING}},
        [{"a": "x"}],
        [{"a": 1}],
    ),
    "recursive": (_TREE, [1, {"a": {"b": 2}}], ["a", {"a": {"b": "c"}}]),
    "both ways at each level": (_TREE, [], [_DEEP]),
    "false": ({"properties": {"a": False}}, [{}], [{"a": 1}]),
    "draft 4": (
        {
            "$schema": "http://json-schema.org/draft-04/schema#",
            "properties": {
                "a": {"minimum": 0, "exclusiveMinimum": True},
                "b": {"items": [_STRING], "additionalItems": False},
                "c": {"$ref": "#/definitions/c", "minimum": 100},
            },
            "definitions": {"c": {"type": "integer"}},
        },
        [{"a": 1}, {"b": ["x"]}, {"c": 1}],
        [{"a": 0}, {"b": [1]}, {"b": ["x", 1]}, {"c": "x"}],
    ),
}
_ANNOTATIONS = {"contentSchema", "contentEncoding", "contentMediaType", "format"} | {
    *("$anchor", "$comment", "$id", "$schema", "title", "description", "deprecated"),
    *("readOnly", "writeOnly", "examples"),
}
each_keyword = pytest.mark.parametrize("keyword", TABLE)


def compiled(schema: Object, folder: Path) -> tuple[Document, Object]:
    """What the server checks, and what openapi.json shows."""
    api, report = compile_spec([write(folder, {"info.json": schema})])
    assert api, [each.message for each in report]
    external = api.definitions[TypeId("demo", "Info")]
    assert isinstance(external, OpaqueDef)
    document = json.loads(pretty(openapi(api)))
    Draft202012Validator.check_schema(document["components"]["schemas"]["Info"])
    shown: Object = {**document, "$ref": "#/components/schemas/Info"}
    return Document(asserted(external.document)), shown


def shows(schema: Object, value: Any) -> bool:
    """Whether the library takes a value."""
    judge: Any = Draft202012Validator(schema)
    return bool(judge.is_valid(value))


def takes(document: Document, value: object) -> bool:
    try:
        document.check(value)
    except PydanticCustomError:
        return False
    return True


@each_keyword
def test_the_server_and_the_document_agree(keyword: str, tmp_path: Path) -> None:
    schema, good, bad = TABLE[keyword]
    document, shown = compiled(schema, tmp_path)
    assert [takes(document, each) for each in good] == [True] * len(good)
    assert [takes(document, each) for each in bad] == [False] * len(bad)
    if keyword != "both ways at each level":  # the library looks at each of 2^60 ways
        assert [shows(shown, each) for each in good] == [True] * len(good)
        assert [shows(shown, each) for each in bad] == [False] * len(bad)


def test_the_table_has_every_keyword() -> None:
    text = json.dumps([schema for schema, _, _ in TABLE.values()])
    missing = {each for each in KEYWORDS if f'"{each}":' not in text}
    assert missing <= _ANNOTATIONS | {"$defs", "definitions"}


_number = st.integers(-12, 12) | st.sampled_from([0.5, 1.0, 1.5])
# What `\d` and `\w` of Python's engine find beyond ASCII is not drawn.
_text = st.text("ab1", max_size=3)
_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | _number | _text,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)
    ),
    max_leaves=6,
)
_PORTABLE = [
    schema for schema, *_ in TABLE.values() if "$" not in json.dumps(schema)[:-4]
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(range(len(_PORTABLE))), min_size=1, max_size=3), _json)
def test_any_value_of_any_schemas(which: list[int], value: Any) -> None:
    schema: Object = {"allOf": [_PORTABLE[each] for each in which]}
    expected = shows(schema, value)
    assert (
        takes(Document(json.dumps(schema).replace(r"\\d", "[0-9]")), value) is expected
    )


@pytest.mark.parametrize(
    ("keyword", "value", "shown"),
    [
        ("pattern", "(?=a)b", "a pattern cannot look ahead"),
        ("patternProperties", {r"a\Z": {}}, r"`\Z` is not of every engine"),
    ],
)
def test_a_pattern_beyond_the_dialect(
    keyword: str, value: Any, shown: str, tmp_path: Path
) -> None:
    ((code, file, _, message),) = complaints(tmp_path, {"info.json": {keyword: value}})
    assert (code, file) == ("NXG014", "info.json")
    assert message == f"the pattern is not supported: {shown}"


@pytest.mark.parametrize(
    ("keyword", "value"),
    [
        ("multipleOf", 0),
        ("multipleOf", -1),
        ("exclusiveMinimum", "0"),
        ("dependentRequired", {"a": "b"}),
        ("dependentRequired", []),
    ],
)
def test_a_keyword_that_takes_something_else(
    keyword: str, value: Any, tmp_path: Path
) -> None:
    ((code, *_, message),) = complaints(tmp_path, {"info.json": {keyword: value}})
    assert code == "NXG012"
    assert f"`{keyword}` takes" in message

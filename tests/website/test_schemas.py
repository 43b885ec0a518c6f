"""Opaque types on pages: what their JSON Schema documents describe."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nexigon_gen.backends.docs.schemas import (
    property_names,
    schema_block,
    schema_notes,
    schema_word,
)
from nexigon_gen.backends.docs.view import BlockView, MemberView
from nexigon_gen.backends.render import render
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.model import OpaqueDef
from nexigon_gen.ir.terms import Json, JsonObject
from nexigon_gen.ir.typerefs import TypeId
from nexigon_gen.text.span import Source, Span
from support.specs import VALID

from .sites import Page, site

_POINT: JsonValue = {
    "type": "object",
    "properties": {"x": {"type": "number"}},
    "required": ["x"],
}
_WORDS: list[tuple[JsonValue, str]] = [
    ({}, "any"),
    ({"type": "string"}, "string"),
    ({"type": ["integer", "null"]}, "integer or null"),
    ({"enum": ["a", 1, None]}, "string or integer or null"),
    ({"const": {"a": 1}}, "object"),
    ({"properties": {"a": {}}}, "object"),
    ({"type": ["object", "string"], "properties": {"a": {}}}, "object or string"),
    ({"type": "array", "items": {"type": "string"}}, "array<string>"),
    ({"type": "array"}, "array"),
    (
        {"type": "object", "additionalProperties": {"type": "integer"}},
        "object<string, integer>",
    ),
    (
        {"type": "array", "items": {"$ref": "#/$defs/P"}, "$defs": {"P": _POINT}},
        "array<P>",
    ),
    (
        {"$ref": "#/$defs/S", "$defs": {"S": {"type": "string", "title": "S"}}},
        "string",
    ),
    (
        {"anyOf": [{"const": "leaf"}, {"type": "array", "items": {"$ref": "#"}}]},
        "string or array<Thing>",
    ),
    ({"oneOf": [{"type": "string"}, {"type": "null"}]}, "string or null"),
    ({"oneOf": [{"const": n} for n in range(9)]}, "one of 9 forms"),
    ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "any"),
    ({"allOf": [{"type": "string"}, {"minLength": 1}]}, "string"),
]
_NOTES: list[tuple[JsonValue, list[str]]] = [
    ({"type": "string", "minLength": 1, "maxLength": 8}, ["1 to 8 characters"]),
    ({"minimum": 0}, ["at least 0"]),
    ({"minimum": 1, "maximum": 2.5}, ["1 to 2.5"]),
    ({"exclusiveMinimum": 0, "multipleOf": 5}, ["more than 0", "a multiple of 5"]),
    ({"minimum": 0, "exclusiveMinimum": True}, ["at least 0"]),
    ({"minItems": 1, "uniqueItems": True}, ["at least 1 item", "no item twice"]),
    ({"maxProperties": 1}, ["at most 1 entry"]),
    ({"enum": ["a", None]}, ['one of "a", null']),
    (
        {"enum": [*range(14)]},
        ["one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more"],
    ),
    ({"const": "a"}, ['always "a"']),
    ({"format": "date-time", "pattern": "^2"}, ["date-time", "matches ^2"]),
    ({"default": [], "examples": [1]}, ["default []"]),
    ({"examples": [{"a": 1}, 2]}, ['e.g. {"a": 1}']),
    ({"allOf": [{"minLength": 1}]}, ["at least 1 character"]),
]
_SPAN = Span(Source("a.yaml", ""), 0, 0)


def _json(value: JsonValue) -> Json:
    match value:
        case dict():
            return JsonObject(tuple((key, _json(each)) for key, each in value.items()))
        case list():
            return tuple(map(_json, value))
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise AssertionError(value)


def _thing(schema: JsonValue) -> OpaqueDef:
    document = _json(schema)
    assert isinstance(document, JsonObject)
    return OpaqueDef(TypeId("a", "Thing"), "", "thing.json", document, _SPAN)


@pytest.mark.parametrize(("schema", "word"), _WORDS, ids=lambda each: json.dumps(each))
def test_values_are_called_what_they_are(schema: JsonValue, word: str) -> None:
    assert schema_word(_thing(schema)) == word


@pytest.mark.parametrize(("schema", "notes"), _NOTES, ids=lambda each: json.dumps(each))
def test_limits_are_said_as_those_of_a_spec(
    schema: JsonValue, notes: list[str]
) -> None:
    assert [*schema_notes(_thing(schema))] == notes


def test_a_page_tells_what_is_in_a_document() -> None:
    files = site(VALID["opaque"])
    page = Page(files["opaque.html"])
    for words in (
        "hostName required string hostname at least 1 character",
        "Name of the device on its network.",
        "lastBoot required string or null date-time",
        "interfaces optional array<Wifi or Cable>",
        "coreCount required integer",
        "No other keys.",
        "system-info.schema.json",
    ):
        assert words in page.text.replace(",", "")
    assert "SystemInfo.hostName" in page.ids
    assert '"$defs"' in page.text
    assert "- `hostName` required `string`; hostname" in files["opaque.md"]
    assert "hostName os" in files["search.js"]


def test_what_is_called_by_its_name_is_shown_once() -> None:
    properties = dict.fromkeys("abcd", _reference("#/$defs/Point"))
    schema: JsonValue = {"properties": properties, "$defs": {"Point": _POINT}}
    block = schema_block(_thing(schema), is_home=True)
    assert [bool(each.block) for each in block.members] == [True, False, False, False]
    assert {each.type[0].text for each in block.members} == {"Point"}


def test_a_copy_has_no_anchors() -> None:
    thing = _thing(_POINT)
    assert [each.anchor for each in _members(schema_block(thing, is_home=False))] == [
        ""
    ]
    home = schema_block(thing, is_home=True)
    assert [each.anchor for each in _members(home)] == ["Thing.x"]


_TEXT = st.sampled_from(
    [
        *("a", "b", "Name", "", " ", "\n\n# a", "- a", "1. a", "> a", "a\n\nb"),
        *("<script>alert(1)</script>", '"><img src=x>', "' onclick='x", "`", "``` a"),
        *(
            "[a](javascript:x)",
            "![a](x)",
            "<!--",
            "]]>",
            "&lt;b>",
            "\\",
            "|a|b|",
            "***",
        ),
    ]
)
_REFS = st.sampled_from(["#", "#/$defs/A", "#/$defs/B"])
_VALUES = st.none() | st.booleans() | st.integers(-2, 2) | _TEXT
_KINDS = st.sampled_from(["object", "array", "string", "integer", "null"])


def _schemas(inner: st.SearchStrategy[JsonValue]) -> st.SearchStrategy[JsonValue]:
    several = st.lists(inner, max_size=3)
    optional: dict[str, st.SearchStrategy[JsonValue]] = {
        "$ref": _REFS,
        "additionalProperties": inner,
        "allOf": several,
        "anyOf": several,
        "const": _VALUES,
        "default": _VALUES,
        "deprecated": st.booleans(),
        "description": _TEXT,
        "enum": st.lists(_VALUES, min_size=1, max_size=3),
        "format": _TEXT,
        "items": inner,
        "maxLength": st.integers(0, 2),
        "oneOf": several,
        "pattern": _TEXT,
        "patternProperties": st.dictionaries(_TEXT, inner, max_size=2),
        "properties": st.dictionaries(_TEXT, inner, max_size=3),
        "required": st.lists(_TEXT, max_size=2),
        "title": _TEXT,
        "type": _KINDS | st.lists(_KINDS, min_size=1, max_size=2),
    }
    return st.fixed_dictionaries({}, optional=optional)


def _reference(to: str) -> JsonValue:
    return {"$ref": to}


@st.composite
def _documents(draw: st.DrawFn) -> JsonValue:
    parts = st.recursive(
        st.builds(_reference, _REFS) | st.booleans(), _schemas, max_leaves=8
    )
    root = draw(_schemas(parts))
    assert isinstance(root, dict)
    return {**root, "$defs": {"A": draw(parts), "B": draw(parts)}}


@given(_documents())
def test_any_document_is_text_on_a_page(document: JsonValue) -> None:
    thing = _thing(document)
    block = schema_block(thing, is_home=True)
    assert len([*_members(block)]) <= json.dumps(document).count("{") * 4
    page = Page(render("docs", "block_html", block))
    assert {tag for tag, _ in page.elements} <= {
        *("a", "code", "div", "li", "p", "span", "ul", "wbr")
    }
    for _, given_ in page.elements:
        assert given_.keys() <= {"class", "id"}
    assert len(page.ids) == len({*page.ids})
    twin = MarkdownIt("commonmark").render(render("docs", "block_md", block))
    assert {tag for tag, _ in Page(twin).elements} <= {"code", "li", "p", "ul"}
    assert all(name.isidentifier() for name in property_names(thing.document))
    assert "\n" not in schema_word(thing)


def _members(block: BlockView) -> Iterator[MemberView]:
    for each in block.members:
        yield each
        if each.block:
            yield from _members(each.block)

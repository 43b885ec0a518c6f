"""Names of a document: each becomes one that a spec can have, or is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from nexigon_gen.importing import names
from nexigon_gen.ir.model import EnumDef, Newtype, Struct, UnionDef

from .test_documents import imported


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("straße", "strasse"),
        ("GRÖẞE", "grosse"),
        ("größe", "grosse"),
        ("æon", "aeon"),
        ("Æon", "aeon"),
        ("fiancéAge", "fiance_age"),
        ("smørrebrød", "smorrebrod"),
        ("łódź", "lodz"),
        ("þing", "thing"),
        ("naïve_Ðe", "naive_de"),
        ("œuvre", "oeuvre"),
        ("ıstanbul", "istanbul"),
        ("名", "field"),
        ("", "field"),
    ],
)
def test_letters(text: str, name: str) -> None:
    assert names.field_name(text) == name


def test_symbols(tmp_path: Path) -> None:
    """They have the words that people have for them, if there is one."""
    signs = {"type": "string", "enum": ["<", ">=", "!=", "<>", "-", "-1", "*", "%%"]}
    api, _ = imported(_document(Sign=signs), tmp_path)
    (enum,) = api.definitions.values()
    assert isinstance(enum, EnumDef)
    assert [each.name for each in enum.values] == [
        *("Less", "GreaterOrEqual", "NotEqual", "NotEqual2"),
        *("Minus", "Minus1", "Star", "Value"),
    ]


def _document(**schemas: object) -> object:
    info = {"title": "Things", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "components": {"schemas": schemas}}


@pytest.mark.parametrize("name", ["", "a\u202eb", "a\0", "\u200b"])
def test_a_field_that_no_spec_can_say(name: str, tmp_path: Path) -> None:
    """It is left out and told, and the rest is there."""
    text = {"type": "string"}
    properties = {name: text, "other": text}
    thing = {"type": "object", "required": [*properties], "properties": properties}
    api, told = imported(_document(Thing=thing), tmp_path)
    (struct,) = api.definitions.values()
    assert isinstance(struct, Struct)
    assert [each.wire for each in struct.fields] == ["other"]
    assert [each.partition("the wire")[2] for each in told] == [
        f" name of `{names.field_name(name)}` is empty or not printable"
    ]


def test_a_variant_that_no_spec_can_say(tmp_path: Path) -> None:
    variants = [
        {"type": "object", "required": ["k"], "properties": {"k": {"const": tag}}}
        for tag in ("a", "b", "")
    ]
    api, told = imported(_document(Thing={"oneOf": variants}), tmp_path)
    (union,) = api.definitions.values()
    assert isinstance(union, UnionDef)
    assert [each.wire for each in union.variants] == ["a", "b"]
    assert told == [
        "NXG806: left out: the wire name of `Empty` is empty or not printable"
    ]


def test_a_tag_that_no_spec_can_say(tmp_path: Path) -> None:
    variants = [
        {"type": "object", "required": ["\0"], "properties": {"\0": {"const": tag}}}
        for tag in ("a", "b")
    ]
    api, told = imported(_document(Thing={"oneOf": variants}), tmp_path)
    (thing,) = api.definitions.values()
    assert isinstance(thing, Newtype)
    assert told == ["NXG806: left out: the tag of `Thing` is not printable"]


def test_inner_definitions_are_types(tmp_path: Path) -> None:
    """Those of `$defs` that something refers to, under the names that they have there."""
    inner = {"type": "object", "properties": {"a": {"type": "string"}}}
    used = {"$ref": "#/components/schemas/Thing/$defs/Part"}
    thing = {
        "type": "object",
        "properties": {"part": used, "parts": {"type": "array", "items": used}},
        "$defs": {"Part": inner, "Unused": inner},
    }
    document = {"openapi": "3.1.0", "components": {"schemas": {"Thing": thing}}}
    api, told = imported(document, tmp_path)
    assert sorted(each.name for each in api.definitions) == ["Part", "Thing"]
    assert told == []

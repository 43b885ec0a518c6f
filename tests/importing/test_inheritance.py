"""Inheritance and choices beside properties, as documents of others write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.importing.types import expression
from nexigon_gen.ir.graph import payload_ref
from nexigon_gen.ir.model import Alias, Api, Definition, EnumDef, Struct, UnionDef
from nexigon_gen.ir.tagging import InternallyTagged
from nexigon_gen.ir.typerefs import Ref

from .test_documents import imported

_Schema = Mapping[str, object]
_TEXT: _Schema = {"type": "string"}
_TAG = {"propertyName": "petType"}
_MAPPING = {"cat": "#/components/schemas/Cat", "dog": "Dog"}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _struct(*required: str, **properties: object) -> dict[str, object]:
    return {"type": "object", "required": [*required], "properties": properties}


def _types(
    schemas: _Schema, folder: Path
) -> tuple[Api, Mapping[str, Definition], list[str]]:
    document = {"openapi": "3.1.0", "components": {"schemas": schemas}}
    api, told = imported(document, folder)
    return api, {id_.name: each for id_, each in api.definitions.items()}, told


def _fields(definition: Definition) -> list[str]:
    assert isinstance(definition, Struct)
    return [each.name for each in definition.fields]


def _variants(union: Definition, api: Api) -> Mapping[object, list[str]]:
    """The fields of each variant, by its tag."""
    assert isinstance(union, UnionDef)
    found: dict[object, list[str]] = {}
    for each in union.variants:
        ref = payload_ref(each.payload)
        assert isinstance(ref, Ref)
        found[each.wire] = _fields(api.definitions[ref.target])
    return found


_PET = _struct("petType", "name", petType=_TEXT, name=_TEXT)
_CAT = {"allOf": [_ref("Pet"), _struct(skill=_TEXT)]}
_DOG = {"allOf": [_ref("Pet"), _struct(pack=_TEXT)]}
_OWNER = _struct(pet=_ref("Pet"))
_LISTED = [_ref("Cat"), _ref("Dog")]


@pytest.mark.parametrize(
    ("said", "tags"),
    [
        ({"discriminator": _TAG}, ["Cat", "Dog"]),
        ({"discriminator": {**_TAG, "mapping": _MAPPING}}, ["cat", "dog"]),
        ({"discriminator": _TAG, "oneOf": _LISTED}, ["Cat", "Dog"]),
        (
            {"discriminator": {**_TAG, "mapping": _MAPPING}, "anyOf": _LISTED},
            ["cat", "dog"],
        ),
    ],
    ids=["base", "mapped", "listed", "mapped and listed"],
)
def test_a_base_is_one_of_its_heirs(
    said: _Schema, tags: list[str], tmp_path: Path
) -> None:
    """Whether it lists them or not; each is what it adds, and what it has of the base."""
    schemas = {"Pet": {**_PET, **said}, "Cat": _CAT, "Dog": _DOG, "Owner": _OWNER}
    api, types, told = _types(schemas, tmp_path)
    pet = types["Pet"]
    assert isinstance(pet, UnionDef)
    assert pet.tagging == InternallyTagged("petType")
    fields = ["name", "skill"], ["name", "pack"]
    assert _variants(pet, api) == dict(zip(tags, fields, strict=True))
    assert sorted(types) == ["Cat", "Dog", "Owner", "Pet"]
    assert told == []


def test_heirs_of_heirs(tmp_path: Path) -> None:
    """A base also stands for what is below its heirs, and for itself where it is mapped."""
    mapping = {"pet": "#/components/schemas/Pet"}
    schemas = {
        "Pet": {**_PET, "discriminator": {**_TAG, "mapping": mapping}},
        "Dog": _DOG,
        "Puppy": {"allOf": [_ref("Dog"), _struct(age=_TEXT)]},
    }
    api, types, _ = _types(schemas, tmp_path)
    assert _variants(types["Pet"], api) == {
        "pet": ["name"],
        "Dog": ["name", "pack"],
        "Puppy": ["name", "pack", "age"],
    }
    assert _fields(types["Dog"]) == ["pet_type", "name", "pack"]


def test_a_base_without_a_discriminator_is_a_struct(tmp_path: Path) -> None:
    _, types, _ = _types({"Pet": _PET, "Cat": _CAT, "Owner": _OWNER}, tmp_path)
    assert _fields(types["Pet"]) == ["pet_type", "name"]
    assert _fields(types["Cat"]) == ["pet_type", "name", "skill"]


_PARTS = [_struct("a", a=_TEXT), _struct("b", b=_TEXT)]


@pytest.mark.parametrize(
    "thing",
    [
        {**_struct("id", id=_TEXT), "oneOf": _PARTS},
        {**_struct("id", id=_TEXT), "anyOf": [_ref("A"), _ref("B")]},
        {"allOf": [_ref("Base"), {"oneOf": _PARTS}]},
    ],
    ids=["beside", "beside references", "in another part"],
)
def test_properties_beside_a_choice(thing: _Schema, tmp_path: Path) -> None:
    """Each branch has them."""
    more = {"Base": _struct("id", id=_TEXT), "A": _PARTS[0], "B": _PARTS[1]}
    api, types, told = _types({"Thing": thing, **more}, tmp_path)
    assert [*_variants(types["Thing"], api).values()] == [["a", "id"], ["b", "id"]]
    assert told == []


@pytest.mark.parametrize("word", ["oneOf", "anyOf"])
def test_a_choice_of_what_is_required_is_none(word: str, tmp_path: Path) -> None:
    """The values look the same whichever it is."""
    rules = [{"required": ["a"]}, {"required": ["b"], "title": "B"}]
    thing = {**_struct(a=_TEXT, b=_TEXT), word: rules}
    _, types, told = _types({"Thing": thing}, tmp_path)
    assert _fields(types["Thing"]) == ["a", "b"]
    message = f"NXG803: `{word}` is left out: the language has no word for it"
    assert told == [message]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ({"enum": ["auto"]}, "ThingCount"),
        ({"const": "auto"}, "ThingCount"),
        ({"enum": ["", "1"]}, "ThingCount"),
        ({"pattern": "^[a-z]+$"}, "ThingCount"),
        ({"pattern": "^[0-9]+$"}, "i64"),
        ({"pattern": r"^-?\d{1,19}$"}, "i64"),
    ],
    ids=str,
)
def test_words_beside_an_integer(text: _Schema, type_: str, tmp_path: Path) -> None:
    """Digits in a string are the same integer; a word is a value of its own."""
    count = {"anyOf": [{"type": "integer"}, {"type": "string", **text}]}
    _, types, _ = _types({"Thing": _struct(count=count)}, tmp_path)
    thing = types["Thing"]
    assert isinstance(thing, Struct)
    assert expression(thing.fields[0].type) == type_
    assert not isinstance(types.get("ThingCount"), Alias)


@pytest.mark.parametrize(
    "said",
    [
        {"x-enum-varnames": ["First", "Second"], "x-enum-descriptions": ["One.", ""]},
        {"x-enumNames": ["First", "Second"], "x-enumDescriptions": ["One.", ""]},
        {
            "x-ms-enum": {
                "values": [
                    {"value": "a", "name": "First", "description": "One."},
                    {"value": "b", "name": "Second"},
                ]
            }
        },
    ],
    ids=["varnames", "names", "Azure"],
)
def test_names_of_values(said: _Schema, tmp_path: Path) -> None:
    """They are those that any of the usual generators would take."""
    level = {"type": "string", "enum": ["a", "b"], **said}
    _, types, _ = _types({"Level": level}, tmp_path)
    found = types["Level"]
    assert isinstance(found, EnumDef)
    named = [(each.name, each.wire, each.docs) for each in found.values]
    assert named == [("First", "a", "One."), ("Second", "b", "")]

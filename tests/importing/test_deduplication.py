"""What a document says several times: one type, called as a person would call it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.ir.graph import payload_ref
from nexigon_gen.ir.jsontext import JsonValue
from nexigon_gen.ir.model import EnumDef, Struct, UnionDef
from nexigon_gen.ir.typerefs import ListOf, MapOf, Nullable, Ref, TypeRef

from .test_documents import imported

_Schema = Mapping[str, JsonValue]
_TEXT: _Schema = {"type": "string"}
_ORDER: _Schema = {"type": "string", "enum": ["asc", "desc"]}
_BOTH: _Schema = {"anyOf": [{"type": "integer"}, _TEXT]}


def _object(**fields: JsonValue) -> _Schema:
    return {"type": "object", "properties": fields, "required": [*fields]}


def _tagged(wire: str, tag: str = "kind", **fields: JsonValue) -> _Schema:
    return _object(**{tag: {"type": "string", "enum": [wire]}}, **fields)


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _operation(tag: str, name: str, body: JsonValue, answer: JsonValue) -> JsonValue:
    """A `POST` that sends one JSON and gets another."""
    sent, got = (
        {"content": {"application/json": {"schema": each}}} for each in (body, answer)
    )
    return {
        "operationId": name,
        "tags": [tag],
        "requestBody": sent,
        "responses": {"200": {"description": "Done.", **got}},
    }


def _document(
    *operations: JsonValue, schemas: Mapping[str, JsonValue] | None = None
) -> Mapping[str, JsonValue]:
    paths = {f"/{number}": {"post": each} for number, each in enumerate(operations)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas or {}},
    }


def _types(document: object, folder: Path) -> dict[str, object]:
    api, _ = imported(document, folder)
    return {f"{id_.namespace}.{id_.name}": e for id_, e in api.definitions.items()}


def _named(ref: TypeRef) -> str:
    """The name of the type that a field has, or has several of."""
    match ref:
        case Nullable(item=item) | ListOf(item=item) | MapOf(value=item):
            return _named(item)
        case Ref(target=target):
            return target.name
        case _:
            return ""


@pytest.mark.parametrize(
    "schema", [_ORDER, _BOTH, _object(by=_TEXT)], ids=["enum", "union", "struct"]
)
@pytest.mark.parametrize("form", ["plain", "list", "map"])
def test_fields_that_say_the_same_have_one_type(
    schema: _Schema, form: str, tmp_path: Path
) -> None:
    """Whatever is said of the fields: that is not said of the type."""
    forms: Mapping[str, _Schema] = {
        "plain": schema,
        "list": {"type": "array", "items": schema},
        "map": {"type": "object", "additionalProperties": schema},
    }
    one, other = ({**forms[form], "description": each} for each in ("A.", "B."))
    document = _document(
        _operation("pets", "listPets", _object(order=one), _TEXT),
        _operation("pets", "listOwners", _object(order=other), _TEXT),
        _operation("shops", "listShops", _object(id=_TEXT), _object(order=one)),
    )
    types = _types(document, tmp_path)
    structs = [each for each in types.values() if isinstance(each, Struct)]
    users = {_named(f.type) for each in structs for f in each.fields} - {""}
    (name,) = users
    assert f"common.{name}" in types
    assert name.startswith("Order")
    assert "List" not in name
    assert {f.docs for e in structs for f in e.fields if f.name == "order"} == {
        "A.",
        "B.",
    }


def test_what_says_something_else_is_called_after_its_struct(tmp_path: Path) -> None:
    other = {"type": "string", "enum": ["up", "down"]}
    document = _document(
        _operation("pets", "a", _object(order=_ORDER), _object(order=_ORDER)),
        _operation("pets", "b", _object(order=other), _object(order=_ORDER)),
        _operation("pets", "c", _object(order=other, sort=_ORDER), _TEXT),
    )
    types = _types(document, tmp_path)
    enums = {name for name, each in types.items() if isinstance(each, EnumDef)}
    assert enums == {"pets.Order", "pets.BOrder", "pets.CSort"}


def test_what_is_made_of_the_same_is_the_same(tmp_path: Path) -> None:
    """What only repeats is not kept, nor called after its first place."""
    cleared: _Schema = {
        "anyOf": [{"type": "object", "properties": {"a": _TEXT}}, _ORDER]
    }
    inner = _object(label=cleared, order=_ORDER)
    document = _document(
        _operation("pets", "a", _object(tagging=inner), _object(label=cleared)),
        _operation("pets", "b", _object(tagging=inner), _TEXT),
    )
    names = {name for name in _types(document, tmp_path) if "Action" not in name}
    assert names == {
        "pets.Tagging",
        "pets.Order",
        "pets.Label",
        "pets.AOutput",
        "pets.AOutputLabelObject",
        "pets.AOutputLabelText",
    }


def test_a_title_is_a_name_if_it_is_no_sentence(tmp_path: Path) -> None:
    card = {**_object(number=_TEXT), "title": "payment_card"}
    other = {**_object(pan=_TEXT), "title": "A card."}
    document = _document(
        _operation("pay", "a", _object(one=card, two=other), _TEXT),
        _operation("pay", "b", _object(three=card), _TEXT),
    )
    names = {name for name in _types(document, tmp_path) if "Action" not in name}
    assert names == {"pay.PaymentCard", "pay.ATwo"}


def test_a_component_that_says_the_same_is_that_type(tmp_path: Path) -> None:
    document = _document(
        _operation("pets", "a", _object(order=_ORDER), _object(x=_ref("Order"))),
        _operation("pets", "b", _object(order=_ORDER), _TEXT),
        schemas={"Order": {**_ORDER, "description": "Which way."}},
    )
    types = _types(document, tmp_path)
    enums = {n: each for n, each in types.items() if isinstance(each, EnumDef)}
    assert {name: each.docs for name, each in enums.items()} == {
        "pets.Order": "Which way."
    }


def test_a_name_is_taken_in_its_namespace_only(tmp_path: Path) -> None:
    answer = _object(item=_object(a=_TEXT))
    document = _document(
        *(_operation(tag, f"{tag}.add", _object(b=_TEXT), answer) for tag in "ab"),
        _operation("c", "c.add", _object(b=_TEXT), _object(item=_object(c=_TEXT))),
        schemas={"AddAction": _object(z=_TEXT)},
    )
    types = _types(document, tmp_path)
    assert {"a.AddOutput", "b.AddOutput", "c.AddOutput"} <= types.keys()
    assert {"a.AddAction2", "b.AddAction2", "c.AddAction2"} <= types.keys()
    assert {"c.AddOutputItem", "common.AddAction"} <= types.keys()


_CAT = {"Cat": _tagged("cat", lives={"type": "integer"}), "Dog": _tagged("dog")}
_PET = {"oneOf": [_ref("Cat"), _ref("Dog")]}


@pytest.mark.parametrize("unions", [1, 2])
def test_a_component_of_unions_alone_is_itself_without_the_tag(
    unions: int, tmp_path: Path
) -> None:
    """Where a component names the union, and where an operation has it in place."""
    more = {"oneOf": [_ref("Cat"), _tagged("fish")]}
    places = [_PET, more][:unions]
    for document in (
        _document(
            *(_operation("a", f"a{n}", _TEXT, each) for n, each in enumerate(places)),
            schemas=_CAT,
        ),
        _document(schemas={**_CAT, **{f"P{n}": e for n, e in enumerate(places)}}),
    ):
        types = _types(document, tmp_path)
        cats = [each for each in types.values() if isinstance(each, UnionDef)]
        assert len(cats) == unions
        for each in cats:
            ref = payload_ref(each.variants[0].payload)
            assert isinstance(ref, Ref)
            assert ref.target.name == "Cat"
            struct = types[f"{ref.target.namespace}.Cat"]
            assert isinstance(struct, Struct)
            assert [field.name for field in struct.fields] == ["lives"]


@pytest.mark.parametrize(
    "other",
    [
        _object(cat=_ref("Cat")),
        {"oneOf": [_ref("Cat"), _TEXT]},
        {"oneOf": [_ref("Cat"), _tagged("fish", "sort", kind=_TEXT)]},
    ],
    ids=["field", "untagged", "other-tag"],
)
def test_a_component_that_is_more_than_a_variant_keeps_its_tag(
    other: _Schema, tmp_path: Path
) -> None:
    """What is sent where nothing takes the tag away has it."""
    types = _types(_document(schemas={**_CAT, "Pet": _PET, "X": other}), tmp_path)
    cat = next(each for name, each in types.items() if name.endswith(".Cat"))
    assert isinstance(cat, Struct)
    assert [field.name for field in cat.fields] == ["kind", "lives"]
    pet = next(each for name, each in types.items() if name.endswith(".Pet"))
    assert isinstance(pet, UnionDef)
    ref = payload_ref(pet.variants[0].payload)
    assert isinstance(ref, Ref)
    assert ref.target.name != "Cat"


@pytest.mark.parametrize(
    ("name", "wanted"),
    {
        "Job": "shop.Job",
        "jobs.Job": "jobs.Job",
        "hub.api.jobs.Job": "jobs.Job",
        "io.hub.apps.v1.Job": "apps_v1.Job",
        "io.hub.apps.v2beta1.Job": "apps_v2beta1.Job",
        "v1.Job": "v1.Job",
    }.items(),
)
def test_the_namespace_of_a_name_with_dots(
    name: str, wanted: str, tmp_path: Path
) -> None:
    """A version alone says of what it is one nowhere."""
    types = _types(_document(schemas={name: _object(a=_TEXT)}), tmp_path)
    assert [*types] == [wanted]


def test_examples_say_nothing_of_a_type(tmp_path: Path) -> None:
    """A document made of samples has others at each place."""
    one, other = (
        _object(at=_object(by={**_TEXT, "example": each})) for each in ("me", "you")
    )
    document = _document(_operation("pets", "a", one, other))
    names = {name for name in _types(document, tmp_path) if "Action" not in name}
    assert names == {"pets.At", "pets.AOutput"}


def test_what_is_in_itself_without_a_name(tmp_path: Path) -> None:
    """A component that only says more of another one has its type in place."""
    more: _Schema = {
        "allOf": [_ref("Slot"), {"type": "object", "properties": {"n": _TEXT}}]
    }
    slot = _object(one=more, two=more, order=_ORDER)
    schemas = {"Slot": slot, "Other": _object(slot=more, order=_ORDER)}
    types = _types(_document(schemas=schemas), tmp_path)
    assert "shop.Order" in types

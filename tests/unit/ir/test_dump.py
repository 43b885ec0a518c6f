"""The JSON form of the IR."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from pathlib import Path
from typing import get_args

import pytest

from nexigon_gen.compat.irjson import read
from nexigon_gen.ir import model, terms, typerefs
from nexigon_gen.ir.dump import KINDS, VERSION, dump
from nexigon_gen.ir.jsontext import JsonValue, pretty
from support.specs import ROOT, VALID, compiled
from unit.backends.openapi.test_document import SPECS, follow


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_it_is_json(spec: Path) -> None:
    api = compiled(spec)
    found = json.loads(pretty(dump(api)))
    assert found["version"] == VERSION
    assert found["title"] == api.title
    spaces = {space["name"]: space for space in found["namespaces"]}
    for space in api.namespaces:
        names = [each["name"] for each in spaces[space.name]["definitions"]]
        assert names == [each.id.name for each in space.definitions]
        wires = [each["wire"] for each in spaces[space.name]["actions"]]
        assert wires == [each.wire for each in space.actions]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_it_is_read_back(spec: Path) -> None:
    api = compiled(spec)
    assert read(pretty(dump(api)), "ir.json") == api


def test_what_may_be_one_of_several_says_which() -> None:
    """A scalar says what it is, a reference has its id, what is broken is not shown."""
    sums = [
        get_args(each)
        for module in (model, terms, typerefs)
        for each in vars(module).values()
        if all(map(is_dataclass, get_args(each)))
    ]
    members = {member for each in sums for member in each}
    told = {typerefs.Scalar, typerefs.Ref, typerefs.Broken}
    assert members - told == KINDS.keys()
    for each in sums:
        words = [KINDS[member] for member in each if member not in told]
        assert len(words) == len({*words})


def definition(spec: Path, name: str) -> JsonValue:
    """The JSON form of a definition of the last namespace."""
    space = json.loads(pretty(dump(compiled(spec))))["namespaces"][-1]
    found: dict[str, JsonValue] = {each["name"]: each for each in space["definitions"]}
    return found[name]


@pytest.mark.parametrize(
    ("spec", "name", "key", "expected"),
    [
        ("taggings", "Internal", "tagging", {"kind": "internal", "tag": "kind"}),
        ("taggings", "External", "tagging", {"kind": "external"}),
        ("taggings", "OnlyUnits", "open", False),
        ("taggings", "Color", "kind", "enum"),
        ("lifecycle", "OldId", "base", {"kind": "string"}),
        (
            "lifecycle",
            "OldId",
            "deprecated",
            {"note": None, "since": None, "remove_in": None},
        ),
        (
            "recursion",
            "Nested",
            "base",
            {
                "kind": "list",
                "item": {"kind": "ref", "namespace": "recursion", "name": "Nested"},
            },
        ),
        ("secrets", "Token", "secret", True),
    ],
)
def test_definitions(spec: str, name: str, key: str, expected: JsonValue) -> None:
    assert follow(definition(VALID[spec], name), key) == expected


def test_nothing_says_where_things_stand() -> None:
    """Two checkouts give the same text."""
    text = pretty(dump(compiled(SPECS["hub"])))
    assert str(ROOT) not in text
    assert ".yaml" not in text

"""Choices of a document as unions: how their variants are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.ir.graph import payload_ref
from nexigon_gen.ir.model import (
    Alias,
    Api,
    Definition,
    Newtype,
    Struct,
    UnionDef,
    Variant,
)
from nexigon_gen.ir.tagging import ExternallyTagged, Tagging, Untagged
from nexigon_gen.ir.typerefs import Constrained, Ref, Scalar, TypeId
from nexigon_gen.runtime.wire.scalars import ScalarKind

from .test_documents import imported

_ONE: Mapping[str, object] = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
}


@pytest.mark.parametrize(
    ("words", "tagging"),
    [
        (["off"], ExternallyTagged()),
        (["off", "on"], ExternallyTagged()),
        ([""], Untagged()),
        (["off", ""], Untagged()),
    ],
    ids=str,
)
def test_words_beside_an_object_with_one_key(
    words: list[str], tagging: Tagging, tmp_path: Path
) -> None:
    """They are variants without a payload; but an empty text, which takes away what was
    there, is none."""
    note = {"anyOf": [_ONE, {"type": "string", "enum": words}]}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Notes", "version": "1"},
        "components": {"schemas": {"Note": note}},
    }
    api, told = imported(document, tmp_path)
    (union,) = (e for e in api.definitions.values() if isinstance(e, UnionDef))
    assert union.tagging == tagging
    assert not told


@pytest.mark.parametrize("limits", [{}, {"maxLength": 9, "pattern": "^a"}], ids=str)
def test_a_choice_of_which_one_is_left_is_that_one(
    limits: Mapping[str, object], tmp_path: Path
) -> None:
    """The first takes all that the others would, which are never read."""
    first = {"type": "string", **limits}
    id_ = {"anyOf": [first, {"type": "string", "format": "uuid", **limits}]}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Notes", "version": "1"},
        "components": {"schemas": {"NoteId": {**id_, "description": "ID."}}},
    }
    api, told = imported(document, tmp_path)
    (found,) = api.definitions.values()
    string = Scalar(ScalarKind.STRING)
    if limits:
        assert isinstance(found, Newtype)
        assert isinstance(found.base, Constrained)
        assert found.base.base == string
    else:
        assert isinstance(found, Alias)
        assert found.target == string
    assert found.docs == "ID."
    assert any("is never read" in each for each in told)


def _struct(required: list[str], **kinds: str) -> Mapping[str, object]:
    properties = {name: {"type": kind} for name, kind in kinds.items()}
    return {"type": "object", "required": required, "properties": properties}


_PHOTO = _struct(["media"], media="string", caption="string")
_VIDEO = _struct(["media"], media="string", duration="integer")
_SOUND = _struct(["media"], media="string", duration="integer", title="string")
_TEXT = {"type": "string"}
_NOTE = _struct(["text"], text="string", title="string")


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ([_PHOTO, _VIDEO, _SOUND], "media caption? duration? title?"),
        (
            [_TEXT, _PHOTO, _NOTE, _VIDEO],
            "Object(media caption? duration?), Text, Object2(text title?)",
        ),
        (
            [_PHOTO, _NOTE, _VIDEO, _SOUND],
            "Object(media caption? duration? title?), Object2(text title?)",
        ),
        ([_PHOTO, _PHOTO], "= MediaObject"),
    ],
)
def test_structs_that_nothing_tells_apart(
    choice: list[object], said: str, tmp_path: Path
) -> None:
    """One has the fields of all: none is lost from sight."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Notes", "version": "1"},
        "components": {"schemas": {"Media": {"anyOf": choice}}},
    }
    api, told = imported(document, tmp_path)
    assert _shown(api, api.definitions[TypeId("notes", "Media")]) == said
    assert not [each for each in told if "another one has its fields" not in each]


def _shown(api: Api, definition: Definition) -> str:
    match definition:
        case Struct(fields=fields):
            return " ".join(each.name + "?" * (not each.is_required) for each in fields)
        case UnionDef(variants=variants):
            return ", ".join(f"{each.name}{_payload(api, each)}" for each in variants)
        case Alias(target=Ref(target=target)):
            return f"= {target.name}"
        case _:
            raise AssertionError(definition)


def _payload(api: Api, variant: Variant) -> str:
    ref = payload_ref(variant.payload)
    return (
        f"({_shown(api, api.definitions[ref.target])})" if isinstance(ref, Ref) else ""
    )

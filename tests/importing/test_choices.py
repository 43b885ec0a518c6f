"""Choices of a document as unions: how their variants are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.ir.model import Alias, Newtype, UnionDef
from nexigon_gen.ir.tagging import ExternallyTagged, Tagging, Untagged
from nexigon_gen.ir.typerefs import Constrained, Scalar
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

"""Choices of a document as unions: how their variants are told apart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.ir.model import UnionDef
from nexigon_gen.ir.tagging import ExternallyTagged, Tagging, Untagged

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

"""Examples and defaults of a document: those that are the text of their JSON, too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from nexigon_gen.ir.jsontext import plain
from nexigon_gen.ir.model import Struct

from .test_documents import imported

_LIST = {"type": "array", "items": {"type": "integer"}}
_OBJECT = {"type": "object", "properties": {"a": {"type": "boolean"}}}


@pytest.mark.parametrize(
    ("schema", "given", "kept"),
    [
        ({"type": "integer", "format": "int32"}, "12", [12]),
        ({"type": "integer", "format": "int64"}, "12", ["12"]),
        ({"type": "number"}, " 1.5 ", [1.5]),
        ({"type": "boolean"}, "true", [True]),
        (_LIST, "[1, 2]", [[1, 2]]),
        (_OBJECT, '{"a": true}', [{"a": True}]),
        ({"type": "string"}, "12", ["12"]),
        ({"type": "string"}, '{"a": 1}', ['{"a": 1}']),
        ({"type": "integer"}, "twelve", []),
        ({"type": "integer"}, "1.5", []),
        ({"type": "number"}, "1e999", []),
        (_LIST, "[1, 2", []),
        (_OBJECT, '{"b": true}', []),
    ],
)
@pytest.mark.parametrize("key", ["example", "default"])
def test_values(
    schema: Mapping[str, object],
    given: str,
    kept: list[object],
    key: str,
    tmp_path: Path,
) -> None:
    """What is neither a value of its type nor the text of one is left out and told."""
    field = {**schema, key: given}
    thing = {"type": "object", "properties": {"it": field}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "components": {"schemas": {"Thing": thing}},
    }
    api, told = imported(document, tmp_path)
    (it,) = next(
        each.fields
        for each in api.definitions.values()
        if isinstance(each, Struct) and each.fields[0].name == "it"
    )
    found = [it.default] if it.default else it.examples
    assert [plain(each.value) for each in found] == kept
    assert bool(told) is not bool(kept)

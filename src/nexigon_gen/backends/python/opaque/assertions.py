"""Assertions of a JSON Schema document, by which a server judges values."""

from __future__ import annotations

import json

from ....ir.jsontext import plain
from ....ir.subschemas import changed
from ....ir.terms import Json, JsonObject

_ANNOTATIONS = frozenset(
    ("$anchor", "$comment", "$id", "$schema", "default", "deprecated", "description")
    + ("contentEncoding", "contentMediaType", "contentSchema", "examples", "format")
    + ("readOnly", "title", "writeOnly")
)


def asserted(document: JsonObject) -> str:
    """The text of a document without what is for people only."""
    return json.dumps(plain(changed(document, _bare)), ensure_ascii=False)


def _bare(schema: JsonObject) -> Json:
    left = (each for each in schema.members if each[0] not in _ANNOTATIONS)
    return JsonObject(tuple(left))

"""Opaque types: their JSON Schema documents, moved into ours."""

from __future__ import annotations

from ...ir.jsontext import plain
from ...ir.model import OpaqueDef
from ...ir.subschemas import changed
from ...ir.terms import Json, JsonObject
from .context import Components
from .schema import Schema

_DROPPED = ("$schema", "$id", "description")


def moved(external: OpaqueDef, name: str, context: Components) -> Schema:
    """The document of an opaque type as the component `name`. What refers to a place in
    the document now refers to the same place in the component. What it says about
    itself is left out."""
    here = context.pointer(name)

    def point(schema: JsonObject) -> Json:
        return JsonObject(
            tuple((key, _pointed(key, value, here)) for key, value in schema.members)
        )

    document = changed(external.document, point)
    assert isinstance(document, JsonObject)
    return {key: plain(each) for key, each in document.members if key not in _DROPPED}


def described_in(external: OpaqueDef) -> str:
    """What the document says about itself."""
    texts = [each for key, each in external.document.members if key == "description"]
    return "".join(each for each in texts if isinstance(each, str))


def _pointed(key: str, value: Json, here: str) -> Json:
    if key == "$ref" and isinstance(value, str) and value.startswith("#"):
        return here + value[1:]
    return value

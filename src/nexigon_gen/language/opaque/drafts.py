"""Older drafts of JSON Schema in the words of 2020-12, which OpenAPI 3.1 reads."""

from __future__ import annotations

import re

from ... import patterns
from ...ir.subschemas import changed
from ...ir.terms import Json, JsonObject

_OLD = re.compile(r"draft-0[1-7]\b")
_BESIDE_A_REF = frozenset(("$ref", "$defs", "$schema", "definitions", "description"))
_BOUNDS = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))


def modern(document: JsonObject) -> JsonObject:
    """A document that means the same by 2020-12, its patterns as every engine reads
    them. They are of the dialect: `examine` has looked at them."""
    draft = dict(document.members).get("$schema")
    is_old = isinstance(draft, str) and bool(_OLD.search(draft))
    found = changed(document, lambda schema: _schema(schema, is_old=is_old))
    assert isinstance(found, JsonObject)
    return found


def _schema(schema: JsonObject, *, is_old: bool) -> JsonObject:
    given = dict(schema.members)
    if is_old and "$ref" in given:  # there a reference hides what stands beside it
        given = {key: each for key, each in given.items() if key in _BESIDE_A_REF}
    if isinstance(given.get("items"), tuple):
        given["prefixItems"] = given.pop("items")
        if "additionalItems" in given:
            given["items"] = given["additionalItems"]
    given.pop("additionalItems", None)
    for exclusive, bound in _BOUNDS:
        if isinstance(is_on := given.get(exclusive), bool):
            del given[exclusive]
            if is_on and bound in given:
                given[exclusive] = given.pop(bound)
    if isinstance(pattern := given.get("pattern"), str):
        given["pattern"] = patterns.portable(pattern)
    if isinstance(named := given.get("patternProperties"), JsonObject):
        given["patternProperties"] = JsonObject(_named(named))
    return JsonObject(tuple(given.items()))


def _named(named: JsonObject) -> tuple[tuple[str, Json], ...]:
    """Two patterns that are written alike then both hold."""
    found: dict[str, Json] = {}
    for pattern, schema in named.members:
        key = patterns.portable(pattern)
        both = (found[key], schema) if key in found else ()
        found[key] = JsonObject((("allOf", both),)) if both else schema
    return tuple(found.items())

"""Sample values of JSON Schemas, as far as their plain keywords go."""

from __future__ import annotations

from collections.abc import Mapping

from .terms import Json, JsonObject

_PLAIN = frozenset(
    [
        "$comment",
        "$defs",
        "$id",
        "$schema",
        "additionalProperties",
        "const",
        "default",
        "definitions",
        "deprecated",
        "description",
        "enum",
        "examples",
        "format",
        "items",
        "maxItems",
        "maxLength",
        "maximum",
        "minimum",
        "properties",
        "readOnly",
        "required",
        "title",
        "type",
        "uniqueItems",
        "writeOnly",
        "$ref",
    ]
)
"""The keywords that a value made here obeys."""
_DEEP = 8

_BY_TYPE: Mapping[str, Json] = {
    "boolean": True,
    "null": None,
    "number": 1.5,
    "string": "text",
}


def schema_sample(document: JsonObject) -> tuple[Json] | None:
    """A value that a schema describes, in a tuple, for it may be `None`; or None."""
    return _of(document, document, 0)


def _of(schema: Json, document: JsonObject, depth: int) -> tuple[Json] | None:
    if not isinstance(schema, JsonObject) or depth > _DEEP:
        return (None,) if schema is True else None
    keys = dict(schema.members)
    for given in ("const", "default"):
        if given in keys:
            return (keys[given],)
    for given in ("examples", "enum"):
        values = keys.get(given)
        if isinstance(values, tuple) and values:
            return (values[0],)
    if not keys.keys() <= _PLAIN:
        return None
    if isinstance(target := keys.get("$ref"), str):
        return _of(_at(document, target), document, depth + 1)
    kind = keys.get("type")
    kind = kind[0] if isinstance(kind, tuple) and kind else kind
    match kind:
        case "object":
            return _object(keys, document, depth)
        case "array":
            return ((),)
        case "integer":
            low = keys.get("minimum")
            return (max(1, int(low)) if isinstance(low, int | float) else 1,)
        case str():
            return (_BY_TYPE[kind],) if kind in _BY_TYPE else None
        case _:
            return None if keys.keys() & {"properties", "items"} else ("value",)


def _object(
    keys: Mapping[str, Json], document: JsonObject, depth: int
) -> tuple[Json] | None:
    required = keys.get("required", ())
    properties = keys.get("properties")
    named = dict(properties.members) if isinstance(properties, JsonObject) else {}
    members: list[tuple[str, Json]] = []
    for name in required if isinstance(required, tuple) else ():
        found = _of(named.get(str(name), True), document, depth + 1)
        if found is None:
            return None
        members.append((str(name), found[0]))
    return (JsonObject(tuple(members)),)


def _at(document: JsonObject, pointer: str) -> Json:
    """What a reference within the document points to; null if it is no pointer."""
    here: Json = document
    for part in pointer.removeprefix("#").split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        here = dict(here.members).get(name) if isinstance(here, JsonObject) else None
    return here

"""Shape of a JSON Schema document: the part that types follow.

They say what a value is made of and do not judge it: a newer server may loosen any
limit. So what only narrows is left out (bounds, patterns, formats, conditions), a list
of strings may grow, and an object may have more members than are named.
"""

from __future__ import annotations

from urllib.parse import unquote

from ....ir.subschemas import changed
from ....ir.terms import Json, JsonObject

_PARTS = frozenset({"$ref", "allOf", "anyOf", "oneOf", "properties"})
_FORM = _PARTS | {"additionalProperties", "const", "enum", "items", "type"}
_KEPT = _FORM | {"$defs", "$schema", "definitions", "deprecated", "description"}
_OF_OBJECTS = ("properties", "required", "additionalProperties")


def shape(document: JsonObject) -> Json:
    """The document without what only narrows."""
    return changed(document, _shape)


def _shape(schema: JsonObject) -> JsonObject:
    given = dict(schema.members)
    kept = {key: value for key, value in given.items() if key in _KEPT}
    if names := given.get("required"):
        kept["required"] = names
    if isinstance(ref := kept.get("$ref"), str):
        kept["$ref"] = unquote(ref)  # or names would be made of `%20`
    _map(kept, given.get("patternProperties"))
    _parts(kept)
    if isinstance(kept.get("items"), tuple) or "prefixItems" in given:
        kept.pop("items", None)  # one schema a position
    if isinstance(kept.get("const"), tuple | JsonObject | float):
        del kept["const"]
    if isinstance(values := kept.get("enum"), tuple):
        _enum(kept, values)
    if isinstance(kinds := kept.get("type"), tuple):
        _alternatives(kept, kinds)
    return JsonObject(tuple(kept.items()))


def _map(kept: dict[str, Json], patterns: Json) -> None:
    """An object is a map only if no member has a name of its own."""
    values = kept.get("additionalProperties")
    if not isinstance(values, JsonObject):
        kept.pop("additionalProperties", None)
        if isinstance(patterns, JsonObject) and len(patterns.members) == 1:
            kept["additionalProperties"] = patterns.members[0][1]
    if _PARTS & kept.keys():
        kept.pop("additionalProperties", None)


def _parts(kept: dict[str, Json]) -> None:
    """Parts that only narrow, like `anyOf` of several `required`, give no form."""
    for key in ("allOf", "anyOf", "oneOf"):
        parts = kept.get(key)
        if isinstance(parts, tuple):
            formed = tuple(part for part in parts if _has_form(part))
            if key == "allOf" and formed:
                kept[key] = formed
            elif len(formed) < len(parts):
                del kept[key]


def _has_form(schema: Json) -> bool:
    return isinstance(schema, JsonObject) and any(
        key in _FORM for key, _ in schema.members
    )


def _enum(kept: dict[str, Json], values: tuple[Json, ...]) -> None:
    texts = tuple(value for value in values if isinstance(value, str))
    if any(isinstance(value, tuple | JsonObject) for value in values):
        del kept["enum"]
    elif len(texts) > 1 and all(isinstance(value, str | None) for value in values):
        # More of them may come. One alone tells variants apart.
        del kept["enum"]
        kept.pop("type", None)
        kinds: list[Json] = [_object(enum=texts), _object(type="string")]
        if None in values:
            kinds.append(_object(type="null"))
        kept["anyOf"] = tuple(kinds)


def _alternatives(kept: dict[str, Json], kinds: tuple[Json, ...]) -> None:
    """Several types at once, one of them with parts, as one schema each."""
    if len(set(kinds) - {"null"}) < 2 or not {"properties", "items"} & kept.keys():
        return
    of_objects = {key: kept.pop(key) for key in _OF_OBJECTS if key in kept}
    items = {"items": kept.pop("items")} if "items" in kept else {}
    parts = {"object": of_objects, "array": items}
    del kept["type"]
    kept["anyOf"] = tuple(
        _object(type=kind, **parts.get(kind, {}))
        for kind in kinds
        if isinstance(kind, str)
    )


def _object(**members: Json) -> JsonObject:
    return JsonObject(tuple(members.items()))

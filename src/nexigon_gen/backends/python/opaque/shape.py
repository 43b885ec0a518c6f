"""Shape of a JSON Schema document: the part that types follow.

They say what a value is made of and do not judge it: a newer server may loosen any
limit. So what only narrows is left out (bounds, patterns, formats, conditions), a list
of strings may grow, and an object may have more members than are named.
"""

from __future__ import annotations

from urllib.parse import unquote

from ....ir.schema_kinds import SchemaKinds
from ....ir.subschemas import changed
from ....ir.terms import Json, JsonObject
from .pieces import Members, Pieces, an_object, by_type

_PARTS = frozenset({"$ref", "allOf", "anyOf", "oneOf", "properties"})
_FORM = _PARTS | {"additionalProperties", "const", "enum", "items", "type"}
_KEPT = _FORM | {"$defs", "$schema", "definitions", "deprecated", "description"}
_DOT = r"[^\n\r]"
_ANY_KEY = frozenset(
    ["", "^", f"{_DOT}*", f"^{_DOT}*", f"^{_DOT}*$", f"{_DOT}+", f"^{_DOT}+$", _DOT]
)
"""Patterns that people write for every key."""


def shape(document: JsonObject) -> Json:
    """The document without what only narrows."""
    pieces = Pieces(SchemaKinds(document))
    found = changed(document, lambda schema: _shape(schema, pieces))
    assert isinstance(found, JsonObject)
    kept = dict(found.members)
    if isinstance(kinds := kept.get("type"), tuple) and "properties" in kept:
        by_type(kept, kinds)  # only where it is referred to, the tool keeps a `null`
    return an_object(**kept)


def _shape(schema: JsonObject, pieces: Pieces) -> JsonObject:
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
    pieces.separate(kept, pieces.kinds.of(schema))
    if isinstance(kept.get("const"), tuple | JsonObject | float):
        del kept["const"]
    if isinstance(values := kept.get("enum"), tuple):
        _enum(kept, values)
    if isinstance(kinds := kept.get("type"), tuple):
        _alternatives(kept, kinds)
    _texts(kept)
    return an_object(**kept)


def _map(kept: Members, patterns: Json) -> None:
    """An object is a map only if no member has a name of its own, and if something is
    said of each: by a pattern, it is of those that it finds."""
    rest = kept.pop("additionalProperties", True)
    named = dict(patterns.members) if isinstance(patterns, JsonObject) else {}
    if rest is True and _ANY_KEY.isdisjoint(named):
        return
    values = [*named.values(), *([rest] if isinstance(rest, JsonObject) else [])]
    if values and not _PARTS & kept.keys():
        several = an_object(anyOf=(*values,))
        kept["additionalProperties"] = values[0] if len(values) == 1 else several


def _parts(kept: Members) -> None:
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


def _enum(kept: Members, values: tuple[Json, ...]) -> None:
    texts = tuple(value for value in values if isinstance(value, str))
    if any(isinstance(value, tuple | JsonObject) for value in values):
        del kept["enum"]
    elif len(texts) > 1 and all(isinstance(value, str | None) for value in values):
        # More of them may come. One alone tells variants apart.
        del kept["enum"]
        kept.pop("type", None)
        kinds = [an_object(enum=texts), an_object(type="string")]
        if None in values:
            kinds.append(an_object(type="null"))
        kept["anyOf"] = tuple(kinds)


def _texts(kept: Members) -> None:
    """A list of strings whose members have docs of their own."""
    for key in ("anyOf", "oneOf"):
        match kept.get(key):
            case (_, _, *_) as parts if all(map(_is_text, parts)):
                kept[key] = (*parts, an_object(type="string"))
            case _:
                pass


def _is_text(schema: Json) -> bool:
    return isinstance(schema, JsonObject) and isinstance(
        dict(schema.members).get("const"), str
    )


def _alternatives(kept: Members, kinds: tuple[Json, ...]) -> None:
    """Several types at once, one of them with parts, as one schema each."""
    is_map = "additionalProperties" in kept and len(kinds) > 1
    has_parts = bool({"properties", "items"} & kept.keys())
    if is_map or (has_parts and len(set(kinds) - {"null"}) > 1):
        by_type(kept, kinds)

"""Pieces of a shape: one for objects, one for lists, one for all else.

datamodel-code-generator reads a schema that is one thing, and one for objects of many
parts. Of another that says several things at once it takes the first that it knows.
"""

from __future__ import annotations

from typing import TypeAlias

from ....ir.schema_kinds import Kinds, SchemaKinds
from ....ir.terms import Json, JsonObject
from ....values import dataclass

Members: TypeAlias = dict[str, Json]
"""The members of a schema, by keyword."""

_NULL, _OBJECT = frozenset({"null"}), frozenset({"object"})
_TYPE = frozenset({"type"})
_OF_OBJECTS = ("properties", "required", "additionalProperties")
_OWN = frozenset(
    {"additionalProperties", "const", "enum", "items", "properties", "type"}
)
_COMBINED = ("$ref", "allOf", "anyOf", "oneOf")
_FORM = _OWN | {"required", *_COMBINED}


def an_object(**members: Json) -> JsonObject:
    """An object of JSON."""
    return JsonObject(tuple(members.items()))


def by_type(kept: Members, kinds: tuple[Json, ...]) -> None:
    """Makes a schema of several types one for each."""
    of_objects = {key: kept.pop(key) for key in _OF_OBJECTS if key in kept}
    items = {"items": kept.pop("items")} if "items" in kept else {}
    parts = {"object": of_objects, "array": items}
    del kept["type"]
    kept["anyOf"] = tuple(
        an_object(type=kind, **parts.get(kind, {}))
        for kind in kinds
        if isinstance(kind, str)
    )


@dataclass(frozen=True, slots=True)
class Pieces:
    """Takes schemas apart; `kinds` are those of the schemas in the document."""

    kinds: SchemaKinds

    def separate(self, kept: Members, kinds: Kinds) -> None:
        """Leaves what a value of one of the kinds may be made of, in pieces if there is
        more than one thing to say of it."""
        if "object" not in kinds:
            for key in _OF_OBJECTS:
                kept.pop(key, None)
        if "array" not in kinds:
            kept.pop("items", None)
        if kinds == _NULL:  # a name for it would be no operand of `|`
            for key in _FORM & kept.keys():
                del kept[key]
            kept["type"] = "null"
        elif kinds == _OBJECT:
            self._narrow(kept)
        elif self._is_combined(kept):
            self._take_apart(kept, kinds)

    def _is_combined(self, kept: Members) -> bool:
        """Whether a schema says several things at once, after what goes without saying
        is gone."""
        combined = [key for key in _COMBINED if key in kept]
        own = _OWN & kept.keys()
        if len(combined) == 1 and own == _TYPE:
            rest = an_object(**{combined[0]: kept[combined[0]]})
            if self.kinds.of(rest) <= self.kinds.of(an_object(type=kept["type"])):
                del kept["type"]
                own = _OWN & kept.keys()
        match kept.get("allOf"):
            case (JsonObject(members=members),) if len(combined) == 1 and not own:
                del kept["allOf"]
                kept |= {**dict(members), **kept}
                return False
            case _:
                return len(combined) + bool(own) > 1 or "allOf" in kept

    def _take_apart(self, kept: Members, kinds: Kinds) -> None:
        form = {key: kept.pop(key) for key in _FORM & kept.keys()}
        pieces: list[Members] = []
        if "object" in kinds:
            of_objects = {**form, "type": "object"}
            self._narrow(of_objects)
            pieces.append(of_objects)
        if "array" in kinds:
            items = {"items": form["items"]} if "items" in form else {}
            pieces.append({"type": "array", **items})
        redundant = {"integer"} if "number" in kinds else set[str]()
        if rest := sorted(kinds - {"object", "array"} - redundant):
            values: Members = {
                key: form[key] for key in ("const", "enum") if key in form
            }
            pieces.append({"type": (*rest,), **values})
        if len(pieces) == 1:
            kept |= pieces[0]
        elif pieces:
            kept["anyOf"] = tuple(an_object(**each) for each in pieces)

    def _narrow(self, schema: Members) -> None:
        """Leaves what an object may be made of."""
        for key in ("items", "const", "enum"):
            schema.pop(key, None)
        if "type" in schema:
            schema["type"] = "object"
        for key in ("allOf", "anyOf", "oneOf"):
            parts = schema.get(key)
            if isinstance(parts, tuple):
                schema[key] = tuple(map(self._narrowed, filter(self._may_be, parts)))

    def _may_be(self, schema: Json) -> bool:
        return "object" in self.kinds.of(schema)

    def _narrowed(self, schema: Json) -> Json:
        assert isinstance(schema, JsonObject)
        members = dict(schema.members)
        self._narrow(members)
        return an_object(**members)

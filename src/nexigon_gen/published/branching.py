"""Branches of a schema: objects that it lists, and those that are none."""

from __future__ import annotations

from collections.abc import Mapping

from ..ir.jsontext import JsonValue
from .document import Placed

_ABOUT = frozenset(("type", "title", "description"))


def is_rule(branch: Placed) -> bool:
    """Whether a branch says of an object which of its properties it has, and no more."""
    is_object = branch.get("type").value in (None, "object")
    return is_object and branch.members.keys() - _ABOUT == {"required"}


def unfolded(place: Placed) -> tuple[Placed, list[Placed]]:
    """A schema that lists objects, as vendors write unions of units, with a schema for
    each: itself, or branches of it."""
    given = dict(place.members)
    for word in ("enum", "const"):
        listed = given.get(word)
        if isinstance(listed, Mapping):
            listed = [listed]
        if isinstance(listed, list) and listed:
            objects = [each for each in listed if isinstance(each, Mapping)]
            if len(objects) < len(listed):
                continue
            del given[word]
            shapes = [_literal(each) for each in objects]
            if len(shapes) == 1:
                return Placed(place.at, {**given, **shapes[0]}), []
            at = f"{place.at}/{word}"
            found = [Placed(f"{at}/{n}", each) for n, each in enumerate(shapes)]
            given.pop("type", None)
            return Placed(place.at, given), found
    return place, []


def _literal(value: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """The schema of one object."""
    properties: dict[str, JsonValue] = {k: {"const": v} for k, v in value.items()}
    return {
        "type": "object",
        "properties": properties,
        "required": [*value],
        "additionalProperties": False,
    }

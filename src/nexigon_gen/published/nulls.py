"""Nullability: the ways in which a schema says that `null` is among its values."""

from __future__ import annotations

from ..ir.jsontext import JsonValue
from .document import Object, OpenApiDocument, Placed

_NULLABLE = ("nullable", "x-nullable")
_MAX_DEPTH = 64
"""Most references that lead to each other."""


def is_null(place: Placed, document: OpenApiDocument) -> bool:
    """Whether a place allows `null` and nothing else. Behind two references is a variant
    with a name, whatever its type."""
    return is_only_null((document.followed(place) or place).members)


def has_null(place: Placed, document: OpenApiDocument) -> bool:
    """Whether a place says that it allows `null`, and another value."""
    for _ in range(_MAX_DEPTH):
        target = document.followed(place)
        if target is None:
            break
        place = target
    return is_nullable(place.members)


def is_only_null(given: Object) -> bool:
    """Whether a schema says itself that there is `null` and nothing else."""
    is_typed = given.get("type") in ("null", ["null"])
    return is_typed or given.get("enum", [given.get("const", "")]) == [None]


def is_nullable(given: Object) -> bool:
    """Whether a schema says itself that `null` is a value beside others."""
    is_said = any(given.get(word) is True for word in _NULLABLE)
    has_it = "null" in _listed(given, "type") or None in _listed(given, "enum")
    return (is_said or has_it) and not is_only_null(given)


def _listed(given: Object, word: str) -> list[JsonValue]:
    value = given.get(word)
    return value if isinstance(value, list) else []

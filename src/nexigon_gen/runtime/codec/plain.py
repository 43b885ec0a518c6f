"""Plain structs: those with nothing but scalars, which are written faster.

A field may hold a value of a wrong type, and writing must fail then. pydantic checks it with
`warnings="error"`, but that takes longer than to write a small struct. For structs of
scalars, a look at the types of the values is enough.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, datetime
from types import NoneType
from typing import Any, Final

from pydantic import BaseModel

from ..model.pydantic_internals import CoreNode, own_fields, schema_of
from ..wire.scalars import ScalarKind

_SCALARS: Final[dict[str, type]] = {
    "bool": bool,
    "int": int,
    "float": float,
    "str": str,
    "bytes": bytes,
    "date": date,
    "datetime": datetime,
}
"""Types of values, by the type of their core schema."""

_CHECKS: Final = ("default", "function-after", "function-before", "function-wrap")
"""Types of core schemas that do nothing when a value is written."""

_WRITERS: Final = frozenset(each.facts.write for each in ScalarKind)
"""Serializers of scalars. They accept all values of the type of their scalar."""


def plain_types(cls: type[BaseModel]) -> tuple[tuple[str, AbstractSet[type]], ...]:
    """The types of the values of each field; empty if a field is not a scalar, or if the struct
    is not written as just its fields."""
    model: Any = schema_of(cls)
    if model["type"] == "model" and "serialization" in model:
        model = model["serialization"]
    if model["type"] != "model" or model["schema"].get("computed_fields"):
        return ()
    found = [(name, _types(field)) for name, field in own_fields(model).items()]
    return (*found,) if all(types for _, types in found) else ()


def _types(schema: CoreNode) -> AbstractSet[type]:
    """The types whose values are all written without a warning."""
    kind = schema["type"]
    if "serialization" in schema and not _is_of_scalar(schema["serialization"]):
        return frozenset()
    if kind in _SCALARS:
        return frozenset((_SCALARS[kind],))
    if kind in _CHECKS:
        return _types(schema["schema"])
    if kind == "json-or-python":
        return _types(schema["json_schema"])
    if kind == "nullable" and (types := _types(schema["schema"])):
        return types | {NoneType}
    return frozenset()


def _is_of_scalar(serialization: CoreNode) -> bool:
    return serialization.get("function") in _WRITERS

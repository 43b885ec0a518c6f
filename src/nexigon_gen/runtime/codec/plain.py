"""Plain structs: of nothing but scalars, so that pydantic finds nothing to warn of.

A value that is not of the type of its field has to be found where it is written. To ask
pydantic for that, by `warnings="error"`, takes longer than to write a small struct: it
tries to read the word as a boolean first. Of scalars, their types tell.
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
"""By type of a core schema, that of its values."""

_CHECKS: Final = ("default", "function-after", "function-before", "function-wrap")
"""Core schemas that have no part in writing."""

_WRITERS: Final = frozenset(each.facts.write for each in ScalarKind)
"""What takes all values of the type of its scalar."""


def plain_types(cls: type[BaseModel]) -> tuple[tuple[str, AbstractSet[type]], ...]:
    """The types of the values of each field; nothing if one is no scalar, or if more than
    its fields is written of a struct."""
    model: Any = schema_of(cls)
    if model["type"] == "model" and "serialization" in model:
        model = model["serialization"]
    if model["type"] != "model" or model["schema"].get("computed_fields"):
        return ()
    found = [(name, _types(field)) for name, field in own_fields(model).items()]
    return (*found,) if all(types for _, types in found) else ()


def _types(schema: CoreNode) -> AbstractSet[type]:
    """The types of which all values are written without a warning."""
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

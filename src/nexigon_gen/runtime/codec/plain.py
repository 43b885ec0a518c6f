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
from pydantic_core import CoreSchema

from ..model.pydantic_internals import CoreNode, extra_of, own_fields, schema_of
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


class PlainStruct:
    """The types of the fields of a struct, if it is a plain one."""

    __slots__ = ("_cls", "_types")

    def __init__(self, cls: type[BaseModel] | None) -> None:
        self._cls = cls
        self._types = _types_of(schema_of(cls)) if cls else ()

    def is_meant_by(self, value: object) -> bool:
        """Whether a value is of the class, and all of its parts of the very types of
        the fields, as they are unless somebody went round the constructor."""
        if not self._types or type(value) is not self._cls:
            return False
        if extra_of(value):
            return False
        values = vars(value)
        for name, types in self._types:
            if name not in values or type(values[name]) not in types:
                return False
        return True


def _types_of(schema: CoreSchema) -> tuple[tuple[str, AbstractSet[type]], ...]:
    """The types of the values of each field; nothing if one is no scalar, or if more than
    its fields is written of a struct."""
    model: Any = schema
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

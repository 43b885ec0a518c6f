"""The import namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        Annotated,
        Field,
        ImportAction,
        Keyword,
        ListAction,
        ListOutput,
        Literal,
        Model,
        None_,
        RoutesAction,
        TupleAction,
        Type,
        TypeClass,
        TypeKnown,
        TypeNone,
        UnknownType,
    )

__all__ = [
    "Annotated",
    "Field",
    "ImportAction",
    "Keyword",
    "ListAction",
    "ListOutput",
    "Literal",
    "Model",
    "None_",
    "RoutesAction",
    "TupleAction",
    "Type",
    "TypeClass",
    "TypeKnown",
    "TypeNone",
    "UnknownType",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")

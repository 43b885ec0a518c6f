"""The recursion namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        Document,
        DocumentKnown,
        EvaluateAction,
        JsonExpr,
        JsonExprAll,
        JsonExprCurrent,
        JsonExprKnown,
        JsonExprLiteral,
        JsonExprNot,
        JsonUnaryExpr,
        Nested,
        Tree,
        UnknownDocument,
        UnknownJsonExpr,
        WalkAction,
    )

__all__ = [
    "Document",
    "DocumentKnown",
    "EvaluateAction",
    "JsonExpr",
    "JsonExprAll",
    "JsonExprCurrent",
    "JsonExprKnown",
    "JsonExprLiteral",
    "JsonExprNot",
    "JsonUnaryExpr",
    "Nested",
    "Tree",
    "UnknownDocument",
    "UnknownJsonExpr",
    "WalkAction",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")

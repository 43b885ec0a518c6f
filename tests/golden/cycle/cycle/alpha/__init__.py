"""The alpha namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        AlphaId,
        AlphaStruct,
        AlphaUntagged,
        AlphaUntaggedKnown,
        FindAction,
        Status,
        UnknownAlphaUntagged,
    )
    from .unions import (
        AlphaUnion,
        AlphaUnionBeta,
        AlphaUnionKnown,
        AlphaUnionOwn,
        AlphaUnionTexts,
        GetAction,
        UnknownAlphaUnion,
    )

__all__ = [
    "AlphaId",
    "AlphaStruct",
    "AlphaUnion",
    "AlphaUnionBeta",
    "AlphaUnionKnown",
    "AlphaUnionOwn",
    "AlphaUnionTexts",
    "AlphaUntagged",
    "AlphaUntaggedKnown",
    "FindAction",
    "GetAction",
    "Status",
    "UnknownAlphaUnion",
    "UnknownAlphaUntagged",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        __name__,
        __all__,
        ".types",
        AlphaUnion=".unions",
        UnknownAlphaUnion=".unions",
        AlphaUnionKnown=".unions",
        AlphaUnionBeta=".unions",
        AlphaUnionOwn=".unions",
        AlphaUnionTexts=".unions",
        GetAction=".unions",
    )

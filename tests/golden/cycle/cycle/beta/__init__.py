"""The beta namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        BetaCode,
        BetaId,
        BetaLevel,
        BetaStruct,
        BetaTexts,
        GetAction,
        Status,
    )
    from .unions import (
        BetaUnion,
        BetaUnionAlpha,
        BetaUnionGamma,
        BetaUnionKnown,
        UnknownBetaUnion,
    )

__all__ = [
    "BetaCode",
    "BetaId",
    "BetaLevel",
    "BetaStruct",
    "BetaTexts",
    "BetaUnion",
    "BetaUnionAlpha",
    "BetaUnionGamma",
    "BetaUnionKnown",
    "GetAction",
    "Status",
    "UnknownBetaUnion",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        __name__,
        __all__,
        ".types",
        BetaUnion=".unions",
        UnknownBetaUnion=".unions",
        BetaUnionKnown=".unions",
        BetaUnionAlpha=".unions",
        BetaUnionGamma=".unions",
    )

"""The gamma namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import GammaStruct
    from .unions import (
        GammaUnion,
        GammaUnionBeta,
        GammaUnionGamma,
        GammaUnionKnown,
        GammaUnionUnit,
        UnknownGammaUnion,
    )

__all__ = [
    "GammaStruct",
    "GammaUnion",
    "GammaUnionBeta",
    "GammaUnionGamma",
    "GammaUnionKnown",
    "GammaUnionUnit",
    "UnknownGammaUnion",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".unions", GammaStruct=".types")

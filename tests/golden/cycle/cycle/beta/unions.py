"""Types of the beta namespace that are built on those of others."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.model import OneOf, UnknownVariant
from ..alpha.types import AlphaStruct
from ..gamma.types import GammaStruct


class BetaUnionAlpha(AlphaStruct, tag="kind"):
    """The `Alpha` variant of `BetaUnion`."""

    kind: Literal["Alpha"] = "Alpha"


class BetaUnionGamma(GammaStruct, tag="kind"):
    """The `Gamma` variant of `BetaUnion`."""

    kind: Literal["Gamma"] = "Gamma"


class UnknownBetaUnion(UnknownVariant, tag="kind"):
    """A variant of `BetaUnion` that this version of the SDK does not know."""

    kind: str


BetaUnion: TypeAlias = Annotated[
    BetaUnionAlpha | BetaUnionGamma | UnknownBetaUnion,
    OneOf("kind"),
]
"""The union `BetaUnion`."""

BetaUnionKnown: TypeAlias = BetaUnionAlpha | BetaUnionGamma
"""The variants of `BetaUnion` that this version of the SDK knows."""

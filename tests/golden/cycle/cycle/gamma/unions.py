"""Types of the gamma namespace that are built on those of others."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.model import Model, OneOf, UnknownVariant
from ..beta.types import BetaStruct
from .types import GammaStruct


class GammaUnionBeta(BetaStruct, tag="kind"):
    """The `Beta` variant of `GammaUnion`."""

    kind: Literal["Beta"] = "Beta"


class GammaUnionGamma(GammaStruct, tag="kind"):
    """The `Gamma` variant of `GammaUnion`."""

    kind: Literal["Gamma"] = "Gamma"


class GammaUnionUnit(Model, tag="kind"):
    """The `Unit` variant of `GammaUnion`."""

    kind: Literal["Unit"] = "Unit"


class UnknownGammaUnion(UnknownVariant, tag="kind"):
    """A variant of `GammaUnion` that this version of the SDK does not know."""

    kind: str


GammaUnion: TypeAlias = Annotated[
    GammaUnionBeta | GammaUnionGamma | GammaUnionUnit | UnknownGammaUnion,
    OneOf("kind"),
]
"""The union `GammaUnion`."""

GammaUnionKnown: TypeAlias = GammaUnionBeta | GammaUnionGamma | GammaUnionUnit
"""The variants of `GammaUnion` that this version of the SDK knows."""

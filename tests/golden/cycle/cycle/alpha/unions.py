"""Types of the alpha namespace that are built on those of others."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.model import Action, ContentVariant, OneOf, Returns, UnknownVariant
from ..beta.types import BetaStruct, BetaTexts
from .types import AlphaStruct


class AlphaUnionBeta(BetaStruct, tag="kind"):
    """The `Beta` variant of `AlphaUnion`."""

    kind: Literal["Beta"] = "Beta"


class AlphaUnionOwn(AlphaStruct, tag="kind"):
    """The `Own` variant of `AlphaUnion`."""

    kind: Literal["Own"] = "Own"


class AlphaUnionTexts(ContentVariant, tag="kind"):
    """The `Texts` variant of `AlphaUnion`."""

    kind: Literal["Texts"] = "Texts"
    content: BetaTexts


class UnknownAlphaUnion(UnknownVariant, tag="kind"):
    """A variant of `AlphaUnion` that this version of the SDK does not know."""

    kind: str


AlphaUnion: TypeAlias = Annotated[
    AlphaUnionBeta | AlphaUnionOwn | AlphaUnionTexts | UnknownAlphaUnion,
    OneOf("kind"),
]
"""Its payload is a struct of another namespace of the cycle."""

AlphaUnionKnown: TypeAlias = AlphaUnionBeta | AlphaUnionOwn | AlphaUnionTexts
"""The variants of `AlphaUnion` that this version of the SDK knows."""


class GetAction(BetaStruct, Action, Returns[AlphaUnion], wire="alpha_Get"):
    """The action `alpha_Get`."""

"""Types of the alpha namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import (
    Action,
    Defaulted,
    FirstOf,
    Maybe,
    Model,
    Open,
    Returns,
    UnknownPayload,
    late,
    link,
    linked,
)

if TYPE_CHECKING:
    from ..beta.types import BetaCode, BetaId, BetaLevel, BetaStruct
    from ..gamma.unions import GammaUnion

AlphaId = NewType("AlphaId", str)
"""The newtype `AlphaId`."""


class Status(StrEnum):
    """The enum `Status`."""

    ENABLED = "Enabled"
    DISABLED = "Disabled"


class AlphaStruct(Model):
    """The struct `AlphaStruct`."""

    beta: Maybe[BetaStruct] = None
    beta_id: Annotated[BetaId, Field(alias="betaId")]
    status: Open[Status]
    union: Maybe[GammaUnion] = None

    level: Defaulted[Open[BetaLevel]] = Field(
        default_factory=linked(__name__, "..beta.types", "BetaLevel.HIGH"),
    )
    """A default that is loaded late."""

    code: Defaulted[BetaCode] = Field(
        default_factory=linked(__name__, "..beta.types", "BetaCode(7)"),
    )


class UnknownAlphaUntagged(UnknownPayload):
    """A variant of `AlphaUntagged` that this version of the SDK does not know."""


if TYPE_CHECKING:
    AlphaUntagged: TypeAlias = (
        "Annotated[BetaId | BetaStruct | UnknownAlphaUntagged, FirstOf()]"
    )
else:
    AlphaUntagged = late(
        __name__,
        "AlphaUntagged",
        "Annotated[BetaId | BetaStruct | UnknownAlphaUntagged, FirstOf()]",
    )
"""The union `AlphaUntagged`."""

if TYPE_CHECKING:
    AlphaUntaggedKnown: TypeAlias = "Annotated[BetaId | BetaStruct, FirstOf()]"
else:
    AlphaUntaggedKnown = late(
        __name__,
        "AlphaUntaggedKnown",
        "Annotated[BetaId | BetaStruct, FirstOf()]",
    )
"""The variants of `AlphaUntagged` that this version of the SDK knows."""


class FindAction(Action, Returns[AlphaStruct], wire="alpha_Find"):
    """The action `alpha_Find`."""

    id: AlphaId
    many: AlphaUntagged


link(__name__, "..beta.types", "BetaCode", "BetaId", "BetaLevel", "BetaStruct")
link(__name__, "..gamma.unions", "GammaUnion")

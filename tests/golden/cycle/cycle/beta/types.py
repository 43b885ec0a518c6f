"""Types of the beta namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NewType, TypeAlias

from .._runtime.model import U8, Action, Maybe, Model, Open, Returns, late, link, refine

if TYPE_CHECKING:
    from ..alpha.types import AlphaId, AlphaStruct
    from ..alpha.unions import AlphaUnion
    from .unions import BetaUnion

BetaId = NewType("BetaId", str)
"""A newtype of a newtype of another namespace."""

if TYPE_CHECKING:
    BetaTexts: TypeAlias = "list[AlphaId]"
else:
    BetaTexts = late(__name__, "BetaTexts", "list[AlphaId]")
"""A list of what another namespace defines."""


class Status(StrEnum):
    """The enum `Status`."""

    UP = "Up"
    DOWN = "Down"


class BetaLevel(StrEnum):
    """The enum `BetaLevel`."""

    LOW = "Low"
    HIGH = "High"


BetaCode = NewType("BetaCode", int)
"""The newtype `BetaCode`."""

refine(BetaCode, U8)


class BetaStruct(Model):
    """The struct `BetaStruct`."""

    alpha: Maybe[AlphaStruct] = None
    ids: list[AlphaId]
    status: Open[Status]
    union: Maybe[AlphaUnion] = None


class GetAction(Action, Returns[Annotated["BetaUnion", "late"]], wire="beta_Get"):
    """The action `beta_Get`."""

    id: BetaId
    texts: BetaTexts


link(__name__, "..alpha.types", "AlphaId", "AlphaStruct")
link(__name__, "..alpha.unions", "AlphaUnion")
link(__name__, ".unions", "BetaUnion")

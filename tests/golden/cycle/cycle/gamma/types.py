"""Types of the gamma namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Maybe, Model, link

if TYPE_CHECKING:
    from ..beta.unions import BetaUnion
    from .unions import GammaUnion


class GammaStruct(Model):
    """The struct `GammaStruct`."""

    self_union: Annotated[Maybe[GammaUnion], Field(alias="selfUnion")] = None
    union: Maybe[BetaUnion] = None


link(__name__, "..beta.unions", "BetaUnion")
link(__name__, ".unions", "GammaUnion")

"""The presence namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        ChangeAction,
        Either,
        EitherKnown,
        Full,
        Key,
        Level,
        MaybeOfNullableString,
        Name,
        Nothing,
        Parts,
        Profile,
        Shape,
        ShapeFlat,
        ShapeKnown,
        ShapeRound,
        UnknownEither,
        UnknownShape,
    )

__all__ = [
    "ChangeAction",
    "Either",
    "EitherKnown",
    "Full",
    "Key",
    "Level",
    "MaybeOfNullableString",
    "Name",
    "Nothing",
    "Parts",
    "Profile",
    "Shape",
    "ShapeFlat",
    "ShapeKnown",
    "ShapeRound",
    "UnknownEither",
    "UnknownShape",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")

"""Types of the presence namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field, JsonValue

from .._runtime.model import (
    F64,
    U8,
    U32,
    U64,
    UNSET,
    Action,
    Defaulted,
    FirstOf,
    Length,
    Maybe,
    MaybeUnset,
    Model,
    OneOf,
    Open,
    Pattern,
    Returns,
    Secret,
    Timestamp,
    UnknownPayload,
    UnknownVariant,
    refine,
)

Name = NewType("Name", str)
"""The newtype `Name`."""

refine(Name, Annotated[str, Length(min=1, max=5)])


class Key(Secret):
    """The newtype `Key`."""


class Profile(Model):
    """A person."""

    id: str
    """ID."""

    name: str | None
    """Null until it has one."""

    note: MaybeUnset[Annotated[str, Length(min=1, max=5)] | None] = UNSET
    """A note; null takes it away."""

    plain: Maybe[str] = None

    word: Annotated[
        MaybeUnset[Annotated[Name, Pattern("^[a-z]+$")] | None],
        Field(alias="Word", deprecated="Use `note`."),
    ] = UNSET
    """In its long form.

    Deprecated: Use `note`.
    """

    key: MaybeUnset[Key | None] = UNSET
    secret: MaybeUnset[Secret | None] = UNSET
    at: MaybeUnset[Timestamp | None] = UNSET
    size: MaybeUnset[U64 | None] = UNSET
    tags: MaybeUnset[list[str | None] | None] = UNSET
    by_day: Annotated[
        MaybeUnset[dict[str, Open[Level] | None] | None],
        Field(alias="byDay"),
    ] = UNSET
    level: MaybeUnset[Open[Level] | None] = UNSET
    shape: MaybeUnset[Shape | None] = UNSET
    any: MaybeUnset[JsonValue | None] = UNSET
    parent: MaybeUnset[Profile | None] = UNSET
    maybe: Maybe[MaybeOfNullableString] = None


class Level(StrEnum):
    """The enum `Level`."""

    LOW = "Low"
    HIGH = "High"


class ShapeRound(Model, tag="kind"):
    """Round."""

    kind: Literal["Round"] = "Round"
    radius: MaybeUnset[F64 | None] = UNSET
    colour: str | None


class ShapeFlat(Model, tag="kind"):
    """The `Flat` variant of `Shape`."""

    kind: Literal["Flat"] = "Flat"


class UnknownShape(UnknownVariant, tag="kind"):
    """A variant of `Shape` that this version of the SDK does not know."""

    kind: str


Shape: TypeAlias = Annotated[ShapeRound | ShapeFlat | UnknownShape, OneOf("kind")]
"""A shape."""

ShapeKnown: TypeAlias = ShapeRound | ShapeFlat
"""The variants of `Shape` that this version of the SDK knows."""


class Full(Model):
    """Full."""

    a: MaybeUnset[U8 | None] = UNSET


Nothing: TypeAlias = None
"""The alias `Nothing`."""


class UnknownEither(UnknownPayload):
    """A variant of `Either` that this version of the SDK does not know."""


Either: TypeAlias = Annotated[Full | Nothing | UnknownEither, FirstOf()]
"""Untagged."""

EitherKnown: TypeAlias = Annotated[Full | Nothing, FirstOf()]
"""The variants of `Either` that this version of the SDK knows."""


class Parts(Action, Returns[Either], wire="presence_Parts"):
    """Parts."""

    left: MaybeUnset[list[U8] | None] = UNSET


class ChangeAction(Action, Returns[Profile], wire="presence_Change"):
    """Changes what is given."""

    id: str

    name: MaybeUnset[str | None] = UNSET
    """Absent leaves it, null clears it."""

    tags: MaybeUnset[list[str] | None] = UNSET
    count: Defaulted[U32] = 3
    size: U8 | None
    parts: MaybeUnset[Parts | None] = UNSET


class MaybeOfNullableString(Model):
    """May hold what may be null."""

    needed: str | None
    given: MaybeUnset[str | None] = UNSET

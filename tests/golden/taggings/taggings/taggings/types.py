"""Types of the taggings namespace."""

from __future__ import annotations

import builtins
from enum import StrEnum
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import (
    F64,
    U8,
    U32,
    Action,
    ContentVariant,
    ExternalOneOf,
    ExternalVariant,
    FirstOf,
    Maybe,
    Model,
    OneOf,
    Range,
    Returns,
    UnknownPayload,
    UnknownVariant,
)
from .._runtime.model import ExternalUnit as _ExternalUnit
from .._runtime.model import UnknownExternal as _UnknownExternal


class Circle(Model):
    """A circle."""

    radius: F64
    """Length in metres."""


class Nothing(Model):
    """No fields.

    The payload of `InternalEmpty`.
    """


Label = NewType("Label", str)
"""A newtype is not a struct."""


class InternalRound(Circle, tag="kind"):
    """Flat, beside the tag."""

    kind: Literal["Round"] = "Round"


class InternalAlsoRound(Circle, tag="kind"):
    """The same payload again."""

    kind: Literal["AlsoRound"] = "AlsoRound"


class InternalUnit(Model, tag="kind"):
    """The tag alone."""

    kind: Literal["Unit"] = "Unit"


class InternalEmpty(Nothing, tag="kind"):
    """An empty struct is the tag alone, too."""

    kind: Literal["Empty"] = "Empty"


class InternalText(ContentVariant, tag="kind"):
    """Under the key `content`."""

    kind: Literal["Text"] = "Text"
    content: Label


class InternalNamed(ContentVariant, tag="kind"):
    """The `Named` variant of `Internal`."""

    kind: Literal["Named"] = "Named"
    value: Label


class InternalForced(ContentVariant, tag="kind"):
    """A struct forced under a key."""

    kind: Literal["Forced"] = "Forced"
    circle: Circle


class InternalInline(Model, tag="kind"):
    """A struct written in place."""

    kind: Literal["Inline"] = "Inline"
    left_hand: Annotated[U8, Field(alias="leftHand")]
    right_hand: Annotated[Maybe[U8], Field(alias="rightHand")] = None


class UnknownInternal(UnknownVariant, tag="kind"):
    """A variant of `Internal` that this version of the SDK does not know."""

    kind: str


Internal: TypeAlias = Annotated[
    InternalRound
    | InternalAlsoRound
    | InternalUnit
    | InternalEmpty
    | InternalText
    | InternalNamed
    | InternalForced
    | InternalInline
    | UnknownInternal,
    OneOf("kind"),
]
"""The default form."""

InternalKnown: TypeAlias = (
    InternalRound
    | InternalAlsoRound
    | InternalUnit
    | InternalEmpty
    | InternalText
    | InternalNamed
    | InternalForced
    | InternalInline
)
"""The variants of `Internal` that this version of the SDK knows."""


class RenamedBigText(ContentVariant, tag="type"):
    """The `BigText` variant of `Renamed`."""

    type: Annotated[Literal["big_text"], Field(alias="$type")] = "big_text"
    payload: Label


class RenamedBigCircle(Circle, tag="type"):
    """The `BigCircle` variant of `Renamed`."""

    type: Annotated[Literal["big_circle"], Field(alias="$type")] = "big_circle"


class RenamedOther(Model, tag="type"):
    """The `Other` variant of `Renamed`."""

    type: Annotated[Literal["other thing"], Field(alias="$type")] = "other thing"


class UnknownRenamed(UnknownVariant, tag="type"):
    """A variant of `Renamed` that this version of the SDK does not know."""

    type: Annotated[str, Field(alias="$type")]


Renamed: TypeAlias = Annotated[
    RenamedBigText | RenamedBigCircle | RenamedOther | UnknownRenamed,
    OneOf("$type"),
]
"""The union renames the content key; structs stay flat."""

RenamedKnown: TypeAlias = RenamedBigText | RenamedBigCircle | RenamedOther
"""The variants of `Renamed` that this version of the SDK knows."""


class ShadowedNamed(Model, tag="sort_"):
    """The `Named` variant of `Shadowed`."""

    sort_: Annotated[Literal["Named"], Field(alias="$sort")] = "Named"
    sort: builtins.str
    str: builtins.str


class ShadowedBare(Model, tag="sort_"):
    """The `Bare` variant of `Shadowed`."""

    sort_: Annotated[Literal["Bare"], Field(alias="$sort")] = "Bare"


class UnknownShadowed(UnknownVariant, tag="sort_"):
    """A variant of `Shadowed` that this version of the SDK does not know."""

    sort_: Annotated[str, Field(alias="$sort")]


Shadowed: TypeAlias = Annotated[
    ShadowedNamed | ShadowedBare | UnknownShadowed,
    OneOf("$sort"),
]
"""A payload has a field with the name of the tag; all variants step aside."""

ShadowedKnown: TypeAlias = ShadowedNamed | ShadowedBare
"""The variants of `Shadowed` that this version of the SDK knows."""


class OnlyUnitsDeleted(Model, tag="result"):
    """The `Deleted` variant of `OnlyUnits`."""

    result: Literal["Deleted"] = "Deleted"


class OnlyUnitsNotFound(Model, tag="result"):
    """The `NotFound` variant of `OnlyUnits`."""

    result: Literal["NotFound"] = "NotFound"


OnlyUnits: TypeAlias = Annotated[OnlyUnitsDeleted | OnlyUnitsNotFound, OneOf("result")]
"""Internally tagged units are objects, not strings."""


class AdjacentRound(ContentVariant, tag="t"):
    """The `Round` variant of `Adjacent`."""

    t: Literal["Round"] = "Round"
    c: Circle


class AdjacentMany(ContentVariant, tag="t"):
    """The `Many` variant of `Adjacent`."""

    t: Literal["Many"] = "Many"
    c: list[U32]


class AdjacentUnit(Model, tag="t"):
    """The `Unit` variant of `Adjacent`."""

    t: Literal["Unit"] = "Unit"


class UnknownAdjacent(UnknownVariant, tag="t"):
    """A variant of `Adjacent` that this version of the SDK does not know."""

    t: str


Adjacent: TypeAlias = Annotated[
    AdjacentRound | AdjacentMany | AdjacentUnit | UnknownAdjacent,
    OneOf("t"),
]
"""The union `Adjacent`."""

AdjacentKnown: TypeAlias = AdjacentRound | AdjacentMany | AdjacentUnit
"""The variants of `Adjacent` that this version of the SDK knows."""


class ExternalRound(ExternalVariant, wire="Round"):
    """The `Round` variant of `External`."""

    round: Annotated[Circle, Field(alias="Round")]


class ExternalMany(ExternalVariant, wire="Many"):
    """The `Many` variant of `External`."""

    many: Annotated[list[U32], Field(alias="Many")]


class ExternalUnit(_ExternalUnit, wire="Unit"):
    """The `Unit` variant of `External`."""


class UnknownExternal(_UnknownExternal):
    """A variant of `External` that this version of the SDK does not know."""


External: TypeAlias = Annotated[
    ExternalRound | ExternalMany | ExternalUnit | UnknownExternal,
    ExternalOneOf(),
]
"""The union `External`."""

ExternalKnown: TypeAlias = ExternalRound | ExternalMany | ExternalUnit
"""The variants of `External` that this version of the SDK knows."""


class ClosedExternalRound(ExternalVariant, wire="Round"):
    """The `Round` variant of `ClosedExternal`."""

    round: Annotated[Circle, Field(alias="Round")]


class ClosedExternalUnit(_ExternalUnit, wire="Unit"):
    """The `Unit` variant of `ClosedExternal`."""


ClosedExternal: TypeAlias = Annotated[
    ClosedExternalRound | ClosedExternalUnit,
    ExternalOneOf(),
]
"""The union `ClosedExternal`."""


class UnknownUntagged(UnknownPayload):
    """A variant of `Untagged` that this version of the SDK does not know."""


Untagged: TypeAlias = Annotated[U32 | Label | Circle | UnknownUntagged, FirstOf()]
"""The union `Untagged`."""

UntaggedKnown: TypeAlias = Annotated[U32 | Label | Circle, FirstOf()]
"""The variants of `Untagged` that this version of the SDK knows."""

Single: TypeAlias = Annotated[U8, Range(max=3)]
"""One variant, of which the limit counts."""


class Color(StrEnum):
    """A closed enum."""

    DARK_RED = "dark-red"
    """Red, dark."""

    LIGHT_BLUE = "Hellblau"
    """Blue: light."""


class EchoOutput(Model):
    """The response of the action `taggings_Echo`."""

    internal: list[Internal]
    external: dict[str, External]
    untagged: Maybe[Untagged] = None


class EchoAction(Action, Returns[EchoOutput], wire="taggings_Echo"):
    """The action `taggings_Echo`."""

    internal: Internal
    renamed: Renamed
    shadowed: Shadowed
    only_units: Annotated[OnlyUnits, Field(alias="onlyUnits")]
    adjacent: Adjacent
    external: External
    closed_external: Annotated[ClosedExternal, Field(alias="closedExternal")]
    untagged: Untagged
    colors: list[Color]


class ChooseAction(Action, Returns[Internal], wire="taggings_Choose"):
    """Returns a union that is not wrapped."""


class ChooseExternalAction(Action, Returns[External], wire="taggings_ChooseExternal"):
    """The action `taggings_ChooseExternal`."""


class ChooseUntaggedAction(Action, Returns[Untagged], wire="taggings_ChooseUntagged"):
    """The action `taggings_ChooseUntagged`."""

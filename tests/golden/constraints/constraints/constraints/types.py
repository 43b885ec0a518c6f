"""Types of the constraints namespace."""

from __future__ import annotations

from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import Field

from .._runtime.model import (
    F64,
    U8,
    U16,
    U32,
    Action,
    Base64,
    ContentVariant,
    ExternalOneOf,
    ExternalUnit,
    ExternalVariant,
    FirstOf,
    Length,
    Maybe,
    OneOf,
    Pattern,
    Range,
    Returns,
    UnknownExternal,
    UnknownPayload,
    UnknownVariant,
    refine,
)

Name = NewType("Name", str)
"""A newtype with a length."""

refine(Name, Annotated[str, Length(min=1, max=128)])

Port = NewType("Port", int)
"""An integer with a range."""

refine(Port, Annotated[U16, Range(min=1)])

Percent: TypeAlias = Annotated[F64, Range(min=0, max=100)]
"""The alias `Percent`."""

Slug = NewType("Slug", str)
"""The newtype `Slug`."""

refine(
    Slug,
    Annotated[
        str,
        Length(max=64),
        Pattern(
            "^[a-z]+(-[a-z]+)*$",
            message="A slug has small letters and dashes.",
            code="slug",
        ),
    ],
)

Short: TypeAlias = Annotated[Name, Length(max=8)]
"""The alias `Short`."""

Narrow = NewType("Narrow", str)
"""Narrower and narrower."""

refine(
    Narrow,
    Annotated[
        str,
        Length(min=1, max=128),
        Length(max=8),
        Length(min=2),
        Pattern("^[^ ]"),
    ],
)

Login = NewType("Login", str)
"""The pattern is tried last, on a text that is not too long."""

refine(Login, Annotated[str, Length(min=1, max=64), Pattern("[^ ]")])


class SettingText(ContentVariant, tag="kind"):
    """The `Text` variant of `Setting`."""

    kind: Literal["Text"] = "Text"
    value: Annotated[str, Pattern("^a", message="Starts with an a.", code="start")]


class SettingDigit(ContentVariant, tag="kind"):
    """A number, and a limit of its own."""

    kind: Literal["Digit"] = "Digit"
    value: Annotated[Port, Range(max=9)]


class SettingMany(ContentVariant, tag="kind"):
    """The `Many` variant of `Setting`."""

    kind: Literal["Many"] = "Many"
    value: Annotated[list[U8], Length(min=1, max=2)]


class UnknownSetting(UnknownVariant, tag="kind"):
    """A variant of `Setting` that this version of the SDK does not know."""

    kind: str


Setting: TypeAlias = Annotated[
    SettingText | SettingDigit | SettingMany | UnknownSetting,
    OneOf("kind"),
]
"""Limits of payloads."""

SettingKnown: TypeAlias = SettingText | SettingDigit | SettingMany
"""The variants of `Setting` that this version of the SDK knows."""


class OutsideText(ExternalVariant, wire="Text"):
    """The `Text` variant of `Outside`."""

    text: Annotated[Name, Pattern("^a"), Field(alias="Text")]


class OutsideNothing(ExternalUnit, wire="Nothing"):
    """The `Nothing` variant of `Outside`."""


class UnknownOutside(UnknownExternal):
    """A variant of `Outside` that this version of the SDK does not know."""


Outside: TypeAlias = Annotated[
    OutsideText | OutsideNothing | UnknownOutside,
    ExternalOneOf(),
]
"""The union `Outside`."""

OutsideKnown: TypeAlias = OutsideText | OutsideNothing
"""The variants of `Outside` that this version of the SDK knows."""


class UnknownEither(UnknownPayload):
    """A variant of `Either` that this version of the SDK does not know."""


Either: TypeAlias = Annotated[
    Annotated[U8, Range(min=1, max=9, message="Is a digit.")]
    | Annotated[str, Length(max=3)]
    | UnknownEither,
    FirstOf(),
]
"""The union `Either`."""

EitherKnown: TypeAlias = Annotated[
    Annotated[U8, Range(min=1, max=9, message="Is a digit.")]
    | Annotated[str, Length(max=3)],
    FirstOf(),
]
"""The variants of `Either` that this version of the SDK knows."""


class CheckAction(Action, Returns[None], wire="constraints_Check"):
    """The action `constraints_Check`."""

    name: Name
    shorter: Annotated[Name, Length(max=8)]
    port: Port
    percent: Maybe[Percent] = None
    slug: Slug
    tags: Annotated[list[Annotated[str, Length(min=1, max=16)]], Length(max=4)]
    labels: Annotated[dict[Name, Annotated[U32, Range(min=1, max=600)]], Length(min=1)]
    data: Maybe[Annotated[Base64, Length(max=16)]] = None
    alias: Maybe[Short] = None
    count: Annotated[U32, Range(min=1, max=10, message="From one to ten.")]
    setting: Maybe[Setting] = None
    outside: Maybe[Outside] = None
    either: Maybe[Either] = None

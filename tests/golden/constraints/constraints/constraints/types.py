"""Types of the constraints namespace."""

from __future__ import annotations

from typing import Annotated, NewType, TypeAlias

from .._runtime.model import (
    F64,
    U16,
    U32,
    Action,
    Base64,
    Length,
    Maybe,
    Pattern,
    Range,
    Returns,
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

"""Types of the single namespace."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from .._runtime.model import U8, Action, FirstOf, Returns, UnknownPayload

Texts: TypeAlias = list[str]
"""The union `Texts`."""


class UnknownCounts(UnknownPayload):
    """A variant of `Counts` that this version of the SDK does not know."""


Counts: TypeAlias = Annotated[dict[str, U8] | UnknownCounts, FirstOf()]
"""The union `Counts`."""

CountsKnown: TypeAlias = dict[str, U8]
"""The variants of `Counts` that this version of the SDK knows."""


class EchoAction(Action, Returns[Texts], wire="single_Echo"):
    """The action `single_Echo`."""

    texts: Texts
    counts: Counts

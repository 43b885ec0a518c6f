"""Types of the hostile namespace."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.model import (
    Action,
    ContentVariant,
    Model,
    OneOf,
    Open,
    Returns,
    UnknownVariant,
)


class Text(Model):
    """\x22"\x22

    The payload of `ChoiceQuote`.
    """

    quote: str
    """\x22quoted\x22"""

    backslash: str
    """ends in a backslash \\"""

    template: str
    """{{ 7 * 7 }} {% for x in y %} {# gone #}"""

    lines: str
    """first

        indented
    last ""\x22
    """

    blanks: str
    """\x20\x20before and after\x20\x20"""

    control: str
    """bell \x07 tab \t null \x00 nel \x85"""

    bidi: str
    """\u202eevil\u202c"""

    emoji: str
    """👩‍👩‍👧 and 🇪🇺"""

    wire_quote: Annotated[str, Field(alias='a"b')]
    wire_apostrophe: Annotated[str, Field(alias="a'b")]
    wire_both: Annotated[str, Field(alias="a'\"b")]
    wire_backslash: Annotated[str, Field(alias="a\\b")]
    wire_braces: Annotated[str, Field(alias="{{x}}")]
    wire_space: Annotated[str, Field(alias="with space")]
    wire_emoji: Annotated[str, Field(alias="🙂")]


class Evil(StrEnum):
    """\x22"\x22
    import os  # not code
    \x22"\x22
    """

    QUOTE = '"""'
    """\x22"\x22"""

    BACKSLASH = "\\"
    """\\"""

    NEWLINE = "a b"
    """a
    b
    """

    BRACES = "{{ x }}"
    """{{ x }}"""


class ChoiceQuote(Text, tag="ta_g"):
    """The `Quote` variant of `Choice`."""

    ta_g: Annotated[Literal['it\'s "it"'], Field(alias='ta"g')] = 'it\'s "it"'


class ChoiceContent(ContentVariant, tag="ta_g"):
    """The `Content` variant of `Choice`."""

    ta_g: Annotated[Literal["Content"], Field(alias='ta"g')] = "Content"
    con_tent: Annotated[str, Field(alias="con\\tent")]


class UnknownChoice(UnknownVariant, tag="ta_g"):
    """A variant of `Choice` that this version of the SDK does not know."""

    ta_g: Annotated[str, Field(alias='ta"g')]


Choice: TypeAlias = Annotated[
    ChoiceQuote | ChoiceContent | UnknownChoice,
    OneOf('ta"g'),
]
"""\\"""

ChoiceKnown: TypeAlias = ChoiceQuote | ChoiceContent
"""The variants of `Choice` that this version of the SDK knows."""


class SayAction(Action, Returns[Choice], wire="hostile_Say"):
    """\x22"\x22

    Args:
        not: an argument \\\x22

    Deprecated: use "Shout" \\.
    """

    text: Text
    evil: Open[Evil]

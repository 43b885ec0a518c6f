"""Quotes \"\"\" and ''' and a backslash \\ at the end \\

{{ template }} {% raw %} {# comment #} %s {0}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy

if TYPE_CHECKING:
    from .types import (
        Choice,
        ChoiceContent,
        ChoiceKnown,
        ChoiceQuote,
        Evil,
        SayAction,
        Text,
        UnknownChoice,
    )

__all__ = [
    "Choice",
    "ChoiceContent",
    "ChoiceKnown",
    "ChoiceQuote",
    "Evil",
    "SayAction",
    "Text",
    "UnknownChoice",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(__name__, __all__, ".types")

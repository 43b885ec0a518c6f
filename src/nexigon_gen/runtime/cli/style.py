"""Colours and emphasis of text on a terminal."""

from __future__ import annotations

import os
from typing import Final, Literal, TextIO, TypeAlias

from .text import is_terminal

Emphasis: TypeAlias = Literal["error", "warning", "hint", "key", "faint"]

_CODES: Final[dict[Emphasis, str]] = {
    "error": "1;31",
    "warning": "1;33",
    "hint": "1",
    "key": "1",
    "faint": "2",
}


class TerminalStyle:
    """The style of text on a stream.

    Args:
        stream: The stream. Only a terminal gets colours; `FORCE_COLOR` turns them on, and
            `NO_COLOR` off, everywhere.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._is_on = _has_colours(stream)

    def of(self, emphasis: Emphasis, text: str) -> str:
        """Text with emphasis. It must have no control characters of its own."""
        if not (self._is_on and text):
            return text
        return f"\x1b[{_CODES[emphasis]}m{text}\x1b[0m"


def _has_colours(stream: TextIO | None) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    if os.environ.get("TERM") == "dumb":
        return False
    # Older consoles of Windows would print the codes.
    return is_terminal(stream) and (os.name != "nt" or "WT_SESSION" in os.environ)

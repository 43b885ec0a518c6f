"""Colour, on demand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TypeAlias

from ..text.kinds import Severity


class TextRole(Enum):
    """What a piece of text is; the value is its ANSI attributes."""

    ERROR = "1;31"
    WARNING = "1;33"
    MESSAGE = "1"
    SECONDARY = "1;34"
    FRAME = "34"
    NOTE = "1;32"
    HELP = "1;36"


Styled: TypeAlias = tuple[str, TextRole | None]

PRIMARY: Mapping[Severity, TextRole] = {
    Severity.ERROR: TextRole.ERROR,
    Severity.WARNING: TextRole.WARNING,
    Severity.INFO: TextRole.SECONDARY,
}


def paint(text: str, role: TextRole | None, colour: bool) -> str:
    """`text`, wrapped in ANSI codes if `colour` asks for it."""
    if not colour or role is None or not text:
        return text
    return f"\x1b[{role.value}m{text}\x1b[0m"

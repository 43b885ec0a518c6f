"""Blanks that look like a space, or like nothing, and are something else."""

from __future__ import annotations

import re
import unicodedata

WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The blanks with a width, as a part of a character class."""
NO_WIDTH = "\u200b-\u200d\u2060"
"""Those without."""
ODD = f"[{WIDE}{NO_WIDTH}]"

ZERO = f"[{NO_WIDTH}]"


def named(character: str) -> str:
    """The number and the name of a character."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"


def odd_blank(text: str) -> str:
    """What the first of them in a text is, in words; empty if there is none."""
    found = re.search(ODD, text)
    return f"{named(found[0])} is no space here" if found else ""

"""Width of text in columns, as Black counts: East Asian characters and emoji take two."""

from __future__ import annotations

from bisect import bisect
from functools import cache

from ...text.packaged import packaged

WIDTH = 88
"""The columns of a line."""

_WIDE = "backends/python/wide.txt"
"""Ranges of code points. A list, not `unicodedata`: the output must not depend on the
running Python."""


def columns(text: str) -> int:
    """The columns of a text."""
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))


def fits(text: str, indent: int = 0) -> bool:
    """Whether no line of a text is too wide; the first is still to be indented."""
    is_ascii = text.isascii()
    if is_ascii and indent + len(text) <= WIDTH:
        return True
    lines = (" " * indent + text).split("\n")
    return max(map(len if is_ascii else columns, lines)) <= WIDTH


def _is_wide(character: str) -> bool:
    starts, ends = _ranges()
    at = bisect(starts, ord(character)) - 1
    return at >= 0 and ord(character) <= ends[at]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    lines = packaged(_WIDE).read_text("ascii").splitlines()
    pairs = [line.split() for line in lines]
    return [int(start, 16) for start, _ in pairs], [int(end, 16) for _, end in pairs]

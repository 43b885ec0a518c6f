"""Source files and positions in them.

A span is a pair of code point offsets. Lines and columns are computed from the text only
when they are needed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from ..values import dataclass, field

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Source:
    """One file: its name for messages, and its text without a BOM."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset of the first character of each line."""
        return (0, *(match.end() for match in _LINE_BREAK.finditer(self.text)))

    def line(self, number: int) -> str:
        """Text of a line (1-based), without its line break."""
        start = self.line_starts[number - 1]
        match = _LINE_BREAK.search(self.text, start)
        return self.text[start : match.start() if match else len(self.text)]

    def position(self, offset: int) -> Position:
        """Line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Line and column, both 1-based; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start` (included) to `end` (excluded) of a source."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters."""
        return self.source.text[self.start : self.end]

    @property
    def first(self) -> Position:
        """Position of the first character."""
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """Position just behind the last character."""
        return self.source.position(self.end)

    def part(self, start: int, end: int) -> Span:
        """The span of characters `start` to `end`, counted from the start of this one."""
        return Span(self.source, self.start + start, self.start + end)

    def to(self, other: Span) -> Span:
        """The span from the start of this one to the end of `other`."""
        return Span(self.source, self.start, other.end)

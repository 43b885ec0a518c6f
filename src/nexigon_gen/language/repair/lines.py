"""Lines of a file as places to mend, and which of them an error may come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from ...text.span import Source
from ...values import dataclass

_NEAR = 2
_MAX_LINE = 1_000

KEY = re.compile(r"(?:- +)?[\"']?[A-Za-z_$/][^\s:]*[\"']?(?: ?[<(?][^:]*)? ?:(?: |$)")
"""The start of a line that has a key, behind its indentation."""
NAME = r"[A-Za-z_$][\w-]*(?:<[\w, ]*>)?\??"
"""A key, as a part of a pattern."""
PAIR = re.compile(rf"(?P<before>\s*(?:- +)?{NAME} ?:[ ]+)(?P<value>\S.*?)\s*$")
"""A key and its value on one line."""
ITEM = re.compile(r"(?P<before>\s*- +)(?P<value>\S.*?)\s*$")
"""An item of a list on one line."""
_MAX_ABOVE = 6
_BLANKS = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number from 1, the offset of its first character, and its text."""

    number: int
    start: int
    text: str

    @property
    def indent(self) -> int:
        """How many blanks of any kind stand before it."""
        found = _BLANKS.match(self.text)
        return found.end() if found else 0

    @property
    def body(self) -> str:
        """The text without the blanks round it."""
        return self.text.strip()

    @property
    def key(self) -> str:
        """The text up to the first colon."""
        return self.body.partition(":")[0]

    @property
    def end(self) -> int:
        """The offset behind its last character."""
        return self.start + len(self.text)


class Page:
    """The lines of a file that hold anything."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines with more than blanks and comments, in order."""
        starts = self.source.line_starts
        every = (
            Line(number, start, self.source.line(number))
            for number, start in enumerate(starts, 1)
        )
        return tuple(
            each
            for each in every
            if len(each.text) <= _MAX_LINE and each.body and each.body[0] != "#"
        )

    def index(self, number: int) -> int:
        """Where the line with this number is, or the last one before it."""
        at = [i for i, each in enumerate(self.lines) if each.number <= number]
        return at[-1] if at else 0

    def suspects(self, numbers: list[int]) -> Iterator[int]:
        """Indexes of the lines that errors on the lines `numbers` may come from, the
        likeliest first: those, the ones round them, and what they stand below."""
        seen: set[int] = set()
        for index in self._suspects(numbers):
            if 0 <= index < len(self.lines) and index not in seen:
                seen.add(index)
                yield index

    def _suspects(self, numbers: list[int]) -> Iterator[int]:
        places = [self.index(number) for number in numbers]
        yield from places
        for distance in range(1, _NEAR + 1):
            yield from (place - distance for place in places)
        yield from (place + 1 for place in places)
        for place in places:
            yield from self.above(place)

    def above(self, index: int) -> Iterator[int]:
        """The lines that this one stands below, the nearest first."""
        depth, count = self.lines[index].indent, 0
        for i in range(index - 1, -1, -1):
            if self.lines[i].indent < depth:
                depth, count = self.lines[i].indent, count + 1
                yield i
            if not depth or count == _MAX_ABOVE:
                return

    def block(self, index: int) -> int:
        """The index behind the last line that stands below this one."""
        depth = self.lines[index].indent
        end = index + 1
        while end < len(self.lines) and self.lines[end].indent > depth:
            end += 1
        return end

    def run(self, index: int) -> int:
        """The index behind the last line that is as deep as this one or deeper, with
        none between that is less deep."""
        depth = self.lines[index].indent
        end = index + 1
        while end < len(self.lines) and self.lines[end].indent >= depth:
            end += 1
        return end

"""The part of a source line that is shown: all of it, or what is near a mark."""

from __future__ import annotations

from ..text.width import printable, width
from ..values import dataclass

LIMIT = 100
_BEFORE = LIMIT // 4
_CUT = "..."


@dataclass(frozen=True, slots=True)
class Window:
    """Code points `low` to `high` of a line, at most about 100 cells wide."""

    line: str
    low: int
    high: int

    @classmethod
    def around(cls, line: str, column: int) -> Window:
        """The window in which the code point at `column` (0-based) is seen best."""
        middle = min(column, len(line))
        low, room = _left(line, middle, _BEFORE)
        high, room = _right(line, middle, LIMIT - _BEFORE + room)
        low, _ = _left(line, low, room)
        return cls(line, low, high)

    @property
    def shown(self) -> str:
        """What to print; `...` stands for what is cut off."""
        before = _CUT if self.low > 0 else ""
        after = _CUT if self.high < len(self.line) else ""
        return before + printable(self.line[self.low : self.high]) + after

    def cell(self, column: int) -> int:
        """The cell of `shown` where the code point at `column` starts; columns that
        are cut off fall on the `...`."""
        if column < self.low:
            return 0
        start = len(_CUT) if self.low > 0 else 0
        return start + sum(map(width, self.line[self.low : min(column, self.high)]))


def _left(line: str, start: int, room: int) -> tuple[int, int]:
    """How far left `room` cells reach from `start`, and how many are left over."""
    while start > 0 and width(line[start - 1]) <= room:
        start -= 1
        room -= width(line[start])
    return start, room


def _right(line: str, end: int, room: int) -> tuple[int, int]:
    """How far right `room` cells reach from `end`, and how many are left over."""
    while end < len(line) and width(line[end]) <= room:
        room -= width(line[end])
        end += 1
    return end, room

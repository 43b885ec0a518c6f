"""The rows below a source line: marks, and the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ..values import dataclass
from .style import Styled, TextRole

StyledRow: TypeAlias = list[Styled]


@dataclass(frozen=True, slots=True)
class Mark:
    """Cells `start` to `end` (at least one) and the words beside them."""

    start: int
    end: int
    text: str
    role: TextRole
    primary: bool


def annotate(marks: Sequence[Mark]) -> list[StyledRow]:
    """The rows for the marks of one line.

    The words of the last mark stand beside it; those of earlier marks hang below:

        -       ^ defined again here
        |
        first defined here
    """
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.primary))
    end = max(mark.end for mark in ordered)
    beside = ordered[-1] if ordered[-1].end == end else None
    rows = [_underline(ordered, end)]
    if beside and beside.text:
        rows[0].append((f" {beside.text}", beside.role))
    hanging = [mark for mark in ordered if mark.text and mark is not beside]
    if hanging:
        rows.append(_bars(hanging))
    while hanging:
        mark = hanging.pop()
        row = _bars(other for other in hanging if other.start < mark.start)
        row += [(" ", None)] * (mark.start - len(row))
        rows.append([*row, (mark.text, mark.role)])
    return rows


def _underline(marks: Iterable[Mark], end: int) -> StyledRow:
    row: StyledRow = [(" ", None)] * end
    for mark in sorted(marks, key=lambda mark: mark.primary):
        symbol = "^" if mark.primary else "-"
        row[mark.start : mark.end] = [(symbol, mark.role)] * (mark.end - mark.start)
    return row


def _bars(marks: Iterable[Mark]) -> StyledRow:
    row: StyledRow = []
    for mark in marks:
        if mark.start >= len(row):
            row += [(" ", None)] * (mark.start - len(row))
            row.append(("|", mark.role))
    return row

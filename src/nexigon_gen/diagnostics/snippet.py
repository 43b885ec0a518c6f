"""Source lines with marks below them, in a frame of line numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..text.report import Label
from ..text.span import Position, Source, Span
from ..text.width import printable
from ..values import dataclass
from .marks import Mark, StyledRow, annotate
from .style import TextRole, paint
from .window import Window


@dataclass(frozen=True, slots=True)
class DrawnLabel:
    """A label that is going to be drawn."""

    label: Label
    role: TextRole
    primary: bool

    @property
    def span(self) -> Span:
        """The marked characters."""
        return self.label.span

    @property
    def line(self) -> int:
        """The line it is shown on: the first."""
        return self.span.first.line


@dataclass(frozen=True, slots=True)
class Frame:
    """The column of line numbers, `gutter` digits wide."""

    gutter: int
    colour: bool

    def row(self, number: int | None, text: str) -> str:
        """A row with or without a line number."""
        margin = "" if number is None else str(number)
        edge = paint(f"{margin:>{self.gutter}} |", TextRole.FRAME, self.colour)
        return f"{edge} {text}" if text else edge

    def note(self, kind: str, role: TextRole, text: str) -> str:
        """A remark below the snippets; its further lines are indented."""
        pad = " " * self.gutter
        first, *rest = printable(text).splitlines() or [""]
        equals = paint("=", TextRole.FRAME, self.colour)
        head = f"{pad} {equals} {paint(kind, role, self.colour)}: {first}"
        indent = " " * len(f"{pad} = {kind}: ")
        return "\n".join([head, *(indent + line for line in rest)])

    def snippet(self, arrow: str, places: Sequence[DrawnLabel]) -> Iterator[str]:
        """The lines of one file; `places` starts with the one to name."""
        first = places[0].span
        head = paint(" " * self.gutter + arrow, TextRole.FRAME, self.colour)
        at = f"{first.first.line}:{first.first.column}"
        yield f"{head} {printable(first.source.name)}:{at}"
        yield self.row(None, "")
        ordered = sorted(places, key=lambda place: place.span.start)
        previous: int | None = None
        for line, here in groupby(ordered, key=lambda place: place.line):
            if previous is not None:
                yield from self._between(first.source, previous, line)
            yield from self._line(line, list(here))
            previous = line

    def _line(self, number: int, places: Sequence[DrawnLabel]) -> Iterator[str]:
        text = places[0].span.source.line(number)
        anchor = max(places, key=lambda place: place.primary)
        window = Window.around(text, anchor.span.first.column - 1)
        yield self.row(number, window.shown)
        for row in annotate([_mark(place, window) for place in places]):
            yield self.row(None, self._paint(row))

    def _between(self, source: Source, line: int, following: int) -> Iterator[str]:
        if following == line + 2:
            text = source.line(line + 1)
            yield self.row(line + 1, Window.around(text, 0).shown)
        elif following > line + 2:
            yield paint("...", TextRole.FRAME, self.colour)

    def _paint(self, row: StyledRow) -> str:
        return "".join(
            paint("".join(text for text, _ in run), role, self.colour)
            for role, run in groupby(row, key=lambda styled: styled[1])
        )


def _mark(place: DrawnLabel, window: Window) -> Mark:
    first, last = place.span.first, place.span.last
    start = window.cell(first.column - 1)
    line_end = Position(first.line, len(window.line) + 1)
    end = window.cell(min(last, line_end).column - 1)
    text = printable(place.label.text).replace("\n", " ")
    return Mark(
        start, max(end, start + 1), text, role=place.role, primary=place.primary
    )

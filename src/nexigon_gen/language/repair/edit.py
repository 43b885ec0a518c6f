"""Repair: an edit of a file, and how it is put to a person."""

from __future__ import annotations

from ...text.kinds import YAML_SYNTAX, DiagnosticKind
from ...text.report import Diagnostic, Label
from ...text.span import Source, Span
from ...values import dataclass
from .lines import Line


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit that may be what was meant.

    Args:
        start: Offset of the first character that goes.
        end: Offset behind the last one.
        text: What takes their place.
        at: The offsets between which the mistake is shown.
    """

    start: int
    end: int
    text: str
    kind: DiagnosticKind
    at: tuple[int, int]
    message: str
    help: str

    def applied(self, source: Source) -> Source:
        """The file after the edit."""
        text = source.text
        return Source(source.name, text[: self.start] + self.text + text[self.end :])

    def diagnostic(self, source: Source) -> Diagnostic:
        """The complaint whose help is the edit."""
        label = Label(Span(source, *self.at))
        return Diagnostic(self.kind, self.message, label, help=(self.help,))


def edit(
    line: Line,
    text: str,
    *,
    at: tuple[int, int],
    message: str,
    help: str,
    kind: DiagnosticKind = YAML_SYNTAX,
) -> Repair:
    """A repair that replaces a line by `text`; `at` are columns from 0."""
    place = (line.start + at[0], line.start + max(at[1], at[0] + 1))
    return Repair(
        line.start, line.end, text, kind=kind, at=place, message=message, help=help
    )

"""Diagnostics as values. A stage adds to a `Report`; only the command line prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from .span import Span


class Severity(Enum):
    """An error ends the run with exit code 2; a warning does not, unless `--strict`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Label:
    """A marked place and the words beside the mark (may be empty)."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint.

    `message` stands alone: lower-case start, no final period, backticks round names.
    `label` is where; it is absent only when no file can be pointed into.
    `others` are places that belong to the story, `notes` are context and `help` says
    what to change.
    """

    code: str
    severity: Severity
    message: str
    label: Label | None = None
    others: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Orders by file, place, code; complaints without a place come first."""
        if self.label is None:
            return ("", 0, self.code, self.message)
        span = self.label.span
        return (span.source.name, span.start, self.code, self.message)


OFF = frozenset(("NXG601", "NXG603", "NXG606", "NXG701"))
"""Warnings that are looked for only on demand."""


MAX_KEPT = 10_000
"""How many errors, and how many warnings, a report holds; further ones only count."""


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of a run, each once.

    `muted` are the codes of warnings that nobody wants to see.
    """

    muted: frozenset[str] = OFF
    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _counts: Counter[Severity] = field(default_factory=Counter)

    def error(
        self,
        code: str,
        span: Span | None,
        message: str,
        *,
        label: str = "",
        others: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
        help: tuple[str, ...] = (),
    ) -> None:
        """Adds an error; `span` is the smallest place that shows the fault."""
        place = Label(span, label) if span else None
        self.add(Diagnostic(code, Severity.ERROR, message, place, others, notes, help))

    def warning(
        self,
        code: str,
        span: Span | None,
        message: str,
        *,
        label: str = "",
        others: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
        help: tuple[str, ...] = (),
    ) -> None:
        """Adds a warning, unless it is muted."""
        if code in self.muted:
            return
        place = Label(span, label) if span else None
        self.add(
            Diagnostic(code, Severity.WARNING, message, place, others, notes, help)
        )

    def add(self, diagnostic: Diagnostic) -> None:
        """Adds a finished diagnostic."""
        if diagnostic in self._found:
            return
        self._counts[diagnostic.severity] += 1
        if self._counts[diagnostic.severity] <= MAX_KEPT:
            self._found[diagnostic] = None

    def merge(self, other: Report) -> None:
        """Adds all that another report holds, and counts what it counted."""
        for diagnostic in other._found:
            self.add(diagnostic)
        for severity, count in other._counts.items():
            held = sum(each.severity is severity for each in other._found)
            self._counts[severity] += count - held

    @property
    def has_errors(self) -> bool:
        """Whether the run has to fail."""
        return self._counts[Severity.ERROR] > 0

    def __iter__(self) -> Iterator[Diagnostic]:
        """The diagnostics, sorted by file, place and code."""
        return iter(sorted(self._found, key=lambda each: each.sort_key))

    def __len__(self) -> int:
        """How many there are, the ones that are not held included."""
        return self._counts.total()

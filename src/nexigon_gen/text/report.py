"""Diagnostics as values. A stage adds to a `Report`; only the command line prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from ..values import dataclass
from .kinds import MANY_FOUND, DiagnosticKind, Severity
from .span import Span


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

    kind: DiagnosticKind
    message: str
    label: Label | None = None
    others: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """What people look it up by, as `NXG204`."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """Whether it ends the run."""
        return self.kind.severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Orders by file, place, code; complaints without a place come first."""
        if self.label is None:
            return ("", 0, self.code, self.message)
        span = self.label.span
        return (span.source.name, span.start, self.code, self.message)


MAX_KEPT = 10_000
"""How many errors, and how many warnings, a report holds; further ones only count, and
one more diagnostic says so."""


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of a run, each once.

    `warn` are the codes of warnings to look for beside the usual ones, `ignore` those to
    leave out.
    """

    warn: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    _found: dict[Diagnostic, None] = field(default_factory=dict)
    _counts: Counter[Severity] = field(default_factory=Counter)

    def add(
        self,
        kind: DiagnosticKind,
        span: Span | None,
        message: str,
        *,
        label: str = "",
        others: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
        help: tuple[str, ...] = (),
    ) -> None:
        """Adds a complaint, unless nobody wants to see it; `span` is the smallest place
        that shows the fault."""
        if self.wants(kind):
            place = Label(span, label) if span else None
            self.keep(
                Diagnostic(kind, message, place, others=others, notes=notes, help=help)
            )

    def wants(self, kind: DiagnosticKind) -> bool:
        """Whether anybody wants to see complaints of a kind."""
        if kind.severity is Severity.ERROR:
            return True
        return kind.code not in self.ignore and (kind.is_on or kind.code in self.warn)

    def keep(self, diagnostic: Diagnostic) -> None:
        """Adds a finished diagnostic."""
        if diagnostic in self._found:
            return
        self._counts[diagnostic.severity] += 1
        if self._counts[diagnostic.severity] <= MAX_KEPT:
            self._found[diagnostic] = None

    def empty(self) -> Report:
        """A report that looks for the same and holds nothing yet."""
        return Report(self.warn, self.ignore)

    def merge(self, other: Report) -> None:
        """Adds all that another report holds, and counts what it counted."""
        for diagnostic in other._found:
            self.keep(diagnostic)
        for severity, count in other._counts.items():
            held = sum(each.severity is severity for each in other._found)
            self._counts[severity] += count - held

    @property
    def has_errors(self) -> bool:
        """Whether the run has to fail."""
        return self._counts[Severity.ERROR] > 0

    def fails(self, *, strict: bool) -> bool:
        """Whether the run has to fail, if with `strict` warnings count as errors."""
        return self.has_errors or (strict and len(self) > 0)

    def __iter__(self) -> Iterator[Diagnostic]:
        """The diagnostics, sorted by file, place and code; first, how many are left out."""
        yield from self._left_out()
        yield from sorted(self._found, key=lambda each: each.sort_key)

    def _left_out(self) -> Iterator[Diagnostic]:
        counts = {
            severity: count - MAX_KEPT
            for severity in Severity
            if (count := self._counts[severity]) > MAX_KEPT
        }
        if counts:
            kind = DiagnosticKind(MANY_FOUND.code, next(iter(counts)))
            listed = " and ".join(
                f"{count} more {severity.value}{'s' if count > 1 else ''}"
                for severity, count in counts.items()
            )
            is_one = sum(counts.values()) == 1
            yield Diagnostic(kind, f"{listed} {'is' if is_one else 'are'} not listed")

    def __len__(self) -> int:
        """How many there are, the ones that are not held included."""
        return self._counts.total()

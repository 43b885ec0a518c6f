"""Diagnostics, and `Report`, which collects them. Only the command line prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..values import dataclass, field
from .kinds import MANY_FOUND, DiagnosticKind, Severity
from .span import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A marked place, with a text beside the mark, which may be empty."""

    span: Span
    text: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """An error, a warning or an info.

    Args:
        kind: Code and severity.
        message: What is wrong. Begins in lower case, has no period at its end, and names
            are in backticks.
        label: The place. None only if it is in no file.
        others: Other places that have to do with it.
        notes: Context.
        help: What to change.
    """

    kind: DiagnosticKind
    message: str
    label: Label | None = None
    others: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    help: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code, such as `NXG204`."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """Whether it is an error, which fails the run, or less."""
        return self.kind.severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Sorts by file, place and code. Diagnostics without a place come first."""
        if self.label is None:
            return ("", 0, self.code, self.message)
        span = self.label.span
        return (span.source.name, span.start, self.code, self.message)


MAX_KEPT = 10_000
"""How many errors, and how many warnings, a report keeps. Others are counted, and one more
diagnostic tells how many."""


@dataclass(slots=True)
class Report:
    """Collects the diagnostics of a run. Equal ones are kept once.

    Args:
        warn: Codes of warnings that are off by default and are wanted.
        ignore: Codes of warnings that are not wanted.
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
        """Adds a diagnostic, unless its kind is not wanted. `span` is the smallest place that
        shows the mistake."""
        if self.wants(kind):
            place = Label(span, label) if span else None
            self.keep(
                Diagnostic(kind, message, place, others=others, notes=notes, help=help)
            )

    def wants(self, kind: DiagnosticKind) -> bool:
        """Whether diagnostics of a kind are wanted."""
        if kind.severity is Severity.ERROR:
            return True
        return kind.code not in self.ignore and (kind.is_on or kind.code in self.warn)

    def keep(self, diagnostic: Diagnostic) -> None:
        """Adds a diagnostic, whatever its kind."""
        if diagnostic in self._found:
            return
        self._counts[diagnostic.severity] += 1
        if self._counts[diagnostic.severity] <= MAX_KEPT:
            self._found[diagnostic] = None

    def empty(self) -> Report:
        """An empty report that wants the same kinds."""
        return Report(self.warn, self.ignore)

    def merge(self, other: Report) -> None:
        """Adds the diagnostics of another report, and its counts."""
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
        """Whether the run has to fail. With `strict`, warnings count as errors."""
        return self.has_errors or (strict and len(self) > 0)

    def __iter__(self) -> Iterator[Diagnostic]:
        """The diagnostics, sorted by file, place and code. First comes how many are left out."""
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
        """The number of diagnostics, including those that were only counted."""
        return self._counts.total()

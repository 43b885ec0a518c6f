"""Losses of an import: what a document says and a spec cannot, told once a place, and to
people once a kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..published.document import OpenApiDocument, pointer
from ..text.kinds import DiagnosticKind, Severity
from ..text.report import Diagnostic, Report
from ..values import dataclass, field, replace

_NAMED = re.compile("`[^`]*`")
_MAX_PLACES = 6
"""Most further places that are shown of one kind of loss."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The losses of a document."""

    document: OpenApiDocument
    report: Report
    _told: set[tuple[DiagnosticKind, str, str]] = field(
        default_factory=set[tuple[DiagnosticKind, str, str]]
    )

    def add(self, kind: DiagnosticKind, at: str, message: str) -> None:
        """Tells of something that stands at a place."""
        if (kind, at, message) not in self._told:
            self._told.add((kind, at, message))
            place = self.document.span(at)
            self.report.add(kind, place, message, label=pointer(at))


def by_kind(report: Report) -> Report:
    """A report in which warnings that say the same of other things, elsewhere, are one:
    the first, with how many there are and where the next ones are."""
    groups: dict[tuple[DiagnosticKind, str], list[Diagnostic]] = {}
    for each in report:
        is_loss = each.severity is Severity.WARNING
        said = _NAMED.sub("`", each.message) if is_loss else each.message
        groups.setdefault((each.kind, said), []).append(each)
    found = report.empty()
    for first, *others in groups.values():
        found.keep(_with(first, others) if others else first)
    return found


def _with(first: Diagnostic, others: Sequence[Diagnostic]) -> Diagnostic:
    lines = [_line(each, first) for each in others[:_MAX_PLACES]]
    if len(others) > _MAX_PLACES:
        more = len(others) - _MAX_PLACES
        lines.append(f"and {more:,} more: `--format concise` shows all of them")
    message = f"{first.message} (and {len(others):,} more)"
    note = "\n".join(["the same is so of", *lines])
    return replace(first, message=message, notes=(*first.notes, note))


def _line(each: Diagnostic, first: Diagnostic) -> str:
    """Where another one is, and what it names that the first does not."""
    known = _NAMED.findall(first.message)
    words = [name for name in _NAMED.findall(each.message) if name not in known]
    if each.label and first.label:
        span, start = each.label.span, each.label.span.first
        is_here = span.source is first.label.span.source
        file = "" if is_here else f"{span.source.name}:"
        words = [f"{file}{start.line}:{start.column}", *words, each.label.text]
    return " ".join(filter(None, words))

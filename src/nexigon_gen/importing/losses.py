"""Losses of an import: what a document says and a spec cannot, told once a place."""

from __future__ import annotations

from dataclasses import field

from ..published.document import OpenApiDocument, pointer
from ..text.kinds import DiagnosticKind
from ..text.report import Report
from ..values import dataclass


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

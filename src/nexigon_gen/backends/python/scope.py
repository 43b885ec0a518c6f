"""Scopes: the names of one place in Python, each taken once."""

from __future__ import annotations

from ...text.kinds import PYTHON_NAME_COLLISION, DiagnosticKind
from ...text.report import Label, Report
from ...text.span import Span
from .identifiers import Identifier

_RENAME = "rename one; a field, variant or action keeps its wire name with `wire:`"


class NameScope:
    """The names of one Python scope; `code` is what a clash is reported as."""

    def __init__(
        self,
        where: str,
        report: Report,
        *,
        kind: DiagnosticKind = PYTHON_NAME_COLLISION,
    ) -> None:
        self._where = where
        self._kind = kind
        self._report = report
        self._taken: dict[str, Span] = {}

    def take(self, name: Identifier, span: Span) -> Identifier:
        """Claims a name for what is written at `span`; a second claim is an error."""
        first = self._taken.setdefault(name, span)
        if first is not span:
            self._report.add(
                self._kind,
                span,
                f"two things are called `{name}` in Python, in {self._where}",
                label=f"becomes `{name}`",
                others=(Label(first, f"becomes `{name}` too"),),
                help=(_RENAME,),
            )
        return name

"""Scopes of Python names, in which a name can be taken only once."""

from __future__ import annotations

from ...text.kinds import PYTHON_NAME_COLLISION, DiagnosticKind
from ...text.report import Label, Report
from ...text.span import Span
from .identifiers import Identifier

_RENAME = "rename one; a field, variant or action keeps its wire name with `wire:`"


class NameScope:
    """The names of one Python scope.

    Args:
        where: What the scope is, for the message about a clash.
        report: Gets the clashes.
        kind: The kind of diagnostic for a clash.
    """

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
        """Takes a name for a thing at `span`. Reports a name that another thing has taken."""
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

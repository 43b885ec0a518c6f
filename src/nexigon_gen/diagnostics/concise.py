"""One line for each diagnostic: `path:line:column: error[CODE] message`."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.report import Diagnostic
from ..text.width import printable
from .style import PRIMARY, paint


def render(found: Sequence[Diagnostic], *, colour: bool) -> str:
    """All diagnostics, in the form that editors and `grep` understand."""
    return "".join(f"{_line(each, colour)}\n" for each in found)


def _line(diagnostic: Diagnostic, colour: bool) -> str:
    place = ""
    if diagnostic.label:
        span = diagnostic.label.span
        place = f"{printable(span.source.name)}:{span.first.line}:{span.first.column}: "
    head = f"{diagnostic.severity.value}[{diagnostic.code}]"
    message = " ".join(printable(diagnostic.message).splitlines())
    return f"{place}{paint(head, PRIMARY[diagnostic.severity], colour)} {message}"

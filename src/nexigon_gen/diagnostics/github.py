"""Workflow commands, which GitHub shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.kinds import Severity
from ..text.report import Diagnostic

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def render(found: Sequence[Diagnostic], *, colour: bool) -> str:
    """All diagnostics; `colour` has no meaning here."""
    return "".join(f"{_command(each)}\n" for each in found)


def _command(diagnostic: Diagnostic) -> str:
    properties = {"title": f"nexigon-gen {diagnostic.code}"}
    if diagnostic.label:
        span = diagnostic.label.span
        first, last = span.first, span.last
        properties |= {"file": span.source.name, "line": str(first.line)}
        properties |= {"col": str(first.column), "endLine": str(last.line)}
        if first.line == last.line:  # GitHub drops the place otherwise
            properties["endColumn"] = str(last.column)
    listed = ",".join(f"{key}={_property(text)}" for key, text in properties.items())
    helps = (f"help: {text}" for text in diagnostic.help)
    message = "\n".join([diagnostic.message, *diagnostic.notes, *helps])
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""One JSON object a line for each diagnostic, for editors and scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..text.report import Diagnostic, Label
from ..values import TypedDict


class JsonPlace(TypedDict):
    """A label. Lines and columns are 1-based, columns count code points, and the end
    is just behind the last character."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class JsonDiagnostic(TypedDict):
    """A diagnostic; `place` is null when no file can be pointed into."""

    code: str
    severity: str
    message: str
    place: JsonPlace | None
    others: list[JsonPlace]
    notes: list[str]
    help: list[str]


def render(found: Sequence[Diagnostic], *, colour: bool) -> str:
    """All diagnostics; `colour` has no meaning here."""
    return "".join(f"{json.dumps(_object(each))}\n" for each in found)


def _object(diagnostic: Diagnostic) -> JsonDiagnostic:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "place": _place(diagnostic.label) if diagnostic.label else None,
        "others": [_place(label) for label in diagnostic.others],
        "notes": list(diagnostic.notes),
        "help": list(diagnostic.help),
    }


def _place(label: Label) -> JsonPlace:
    first, last = label.span.first, label.span.last
    return {
        "path": label.span.source.name,
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
        "text": label.text,
    }

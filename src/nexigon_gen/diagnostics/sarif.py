"""SARIF 2.1.0, the form that code scanning services take."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from .. import __version__
from ..text.kinds import Severity
from ..text.report import Diagnostic, Label
from .catalog import known

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(found: Sequence[Diagnostic], *, colour: bool) -> str:
    """One log with all diagnostics, also when there are none; `colour` has no meaning
    here."""
    used = sorted({each.code for each in found})
    driver = {
        "name": "nexigon-gen",
        "version": __version__,
        "rules": [_rule(code) for code in used],
    }
    results = [_result(each, used.index(each.code)) for each in found]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    entry = known(code)
    return {
        "id": code,
        "name": entry.name,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.explanation},
        "defaultConfiguration": {"level": _LEVELS[entry.kind.severity]},
    }


def _result(diagnostic: Diagnostic, rule: int) -> dict[str, object]:
    helps = (f"help: {text}" for text in diagnostic.help)
    text = "\n".join([diagnostic.message, *diagnostic.notes, *helps])
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(diagnostic.label)] if diagnostic.label else [],
        "relatedLocations": [
            {"id": number, **_location(label)}
            for number, label in enumerate(diagnostic.others, 1)
        ],
    }


def _location(label: Label) -> dict[str, object]:
    first, last = label.span.first, label.span.last
    region = {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }
    name = label.span.source.name.replace("\\", "/")
    artifact = {"uri": quote(name, errors="surrogateescape")}
    place = {"artifactLocation": artifact, "region": region}
    return {"physicalLocation": place, "message": {"text": label.text}}

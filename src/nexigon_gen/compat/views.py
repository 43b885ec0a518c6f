"""A comparison as JSON for programs, and as Markdown for a pull request."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..text.kinds import Severity
from ..text.report import Diagnostic
from .inputs import Version
from .report import at, diagnostic, notes
from .rulebook import rules
from .severity import Judged


def as_json(
    found: Sequence[Judged],
    others: Sequence[Diagnostic],
    versions: tuple[Version, Version],
    policy: str,
) -> str:
    """One object; `changes` in the order of the report, `accept_list` what is wrong with
    the accept list."""
    document = {
        "version": 1,
        "policy": policy,
        "changes": [_change(each, versions) for each in found],
        "accept_list": [
            {"code": each.code, "message": each.message} for each in others
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _change(judged: Judged, versions: tuple[Version, Version]) -> dict[str, object]:
    change, rule = judged.change, judged.rule
    old, new = (
        at(version, span)
        for version, span in zip(
            versions, (change.draft.old, change.draft.new), strict=True
        )
    )
    return {
        "code": rule.id,
        "rule": rule.name,
        "severity": judged.severity.value if judged.severity else "off",
        "subject": change.draft.subject,
        "fingerprint": judged.fingerprint,
        "message": change.draft.message,
        "wire": [
            {
                "direction": each.direction.value,
                "code": each.code,
                "client": each.cells.client.value,
                "server": each.cells.server.value,
                "actions": list(each.actions),
            }
            for each in change.effects
        ],
        "source": {
            "client": any(rules()[code].code for code in change.codes),
            "stub": any(rules()[code].stub for code in change.codes),
        },
        "notes": list(notes(judged)),
        "help": change.draft.help or None,
        "old": old,
        "new": new,
    }


_MARKS = {
    Severity.ERROR: "🔴 breaking",
    Severity.WARNING: "🟡 warning",
    Severity.INFO: "🟢 info",
}


def as_markdown(found: Sequence[Judged], others: Sequence[Diagnostic]) -> str:
    """A comment for a pull request: a table, and the details folded away."""
    if not found and not others:
        return "No change of the API.\n"
    counts = ", ".join(
        f"{mark}: {count}"
        for severity, mark in _MARKS.items()
        if (count := sum(each.severity is severity for each in found))
    )
    lines = [
        f"**Changes of the API** ({counts})",
        "",
        "| | change | rule |",
        "| --- | --- | --- |",
    ]
    for each in found:
        mark = _MARKS[each.severity] if each.severity else ""
        message = each.change.draft.message.replace("|", "\\|")
        lines.append(f"| {mark} | {message} | {each.rule.id} {each.rule.name} |")
    lines += [f"| 🟡 warning | {each.message} | {each.code} |" for each in others]
    lines += ["", "<details><summary>Who is concerned</summary>", ""]
    for each in found:
        lines.append(f"- **{each.change.draft.subject}**: {each.change.draft.message}")
        lines += [f"  - {note}" for note in notes(each)]
        if each.change.draft.help:
            lines.append(f"  - help: {each.change.draft.help}")
    return "\n".join([*lines, "", "</details>", ""])


def diagnostics(
    found: Sequence[Judged],
    others: Sequence[Diagnostic],
    versions: tuple[Version, Version],
) -> list[Diagnostic]:
    """A comparison as the renderers of diagnostics take it, the worst first."""
    return [
        *(diagnostic(each, each.severity, versions) for each in found if each.severity),
        *others,
    ]

"""Judged changes as diagnostics: what changed, who breaks and why, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.kinds import DiagnosticKind, Severity
from ..text.report import Diagnostic, Label
from ..text.span import Span
from .change import Delta, Impact
from .inputs import Version
from .names import listed
from .rulebook import Rule, rules
from .severity import Judged
from .verdicts import Verdict

POLICY = (
    "servers ignore unknown keys and check limits; clients keep unknown keys, and unknown"
    " values and variants of open types, and check no limits (docs/wire.md)"
)
STRICT_POLICY = POLICY.replace("ignore unknown keys", "refuse unknown keys", 1)
PUBLISHED_POLICY = (
    "the spec is what deployed clients have, the document what the server is now;"
    " only the wire is compared, and what the document leaves open is as in the spec"
)
"""How deployed clients and servers read."""

_HOW = {
    Verdict.BREAKS: "breaks",
    Verdict.LOSSY: "loses data:",
    Verdict.UNDECIDED: "may break",
}


def diagnostic(
    judged: Judged, severity: Severity, versions: tuple[Version, Version]
) -> Diagnostic:
    """A change as the renderers take it."""
    draft = judged.change.draft
    new = _label(versions[1], draft.new, "now")
    old = _label(versions[0], draft.old, "before")
    label, others = (new, old) if new else (old, None)
    return Diagnostic(
        DiagnosticKind(judged.rule.id, severity),
        draft.message,
        label,
        others=(others,) if others else (),
        notes=tuple(notes(judged)),
        help=(draft.help,) if draft.help else (),
    )


def notes(judged: Judged) -> Iterator[str]:
    """Who is concerned, and why; each once."""
    change = judged.change
    concerned: dict[tuple[str, str], set[str]] = {}
    for effect in change.effects:
        for told in _wire(effect, rules()[effect.code]):
            concerned.setdefault(told, set()).update(effect.actions)
    for (how, why), actions in concerned.items():
        yield f"{how} of {listed(sorted(actions))}{why}"
    source = (told for code in change.codes for told in _source(rules()[code]))
    yield from dict.fromkeys(source)
    yield from _end(change.draft)
    if change.draft.unstable:
        yield "it was unstable"
    is_kept = change.draft.old and change.draft.new and not change.draft.whole
    if is_kept and not change.effects:
        yield "no action uses it in both versions"


def _end(draft: Delta) -> Iterator[str]:
    """Whether the end of what is gone was announced."""
    if draft.ended is None:
        return
    if not draft.ended.deprecated:
        yield "it was not deprecated before"
    elif draft.early:
        end = draft.ended.deprecated.remove_in
        yield f"it was deprecated, and to go in `{end}`: this is `{draft.early}`"
    else:
        yield "it was deprecated"


def _wire(effect: Impact, rule: Rule) -> Iterator[tuple[str, str]]:
    """What happens to whom, and why."""
    parties = (
        ("clients", effect.cells.client, rule.client),
        ("servers", effect.cells.server, rule.server),
    )
    for who, verdict, why in parties:
        if verdict is not Verdict.SAFE:
            yield f"{_HOW[verdict]} deployed {who}", f": {why}" if why else ""
    if rule.safe and effect.cells.client is Verdict.SAFE:
        yield "new to deployed clients", f": {rule.safe}"


def _source(rule: Rule) -> Iterator[str]:
    if rule.code:
        yield f"code that uses the SDK changes: {rule.code}"
    if rule.stub:
        yield f"code that implements the server changes: {rule.stub}"


def at(version: Version, span: Span | None) -> str | None:
    """A place as text: `spec/projects.yaml:12:7`."""
    if not span or not span.source.text:
        return None
    first = version.place(span).first
    return f"{version.place(span).source.name}:{first.line}:{first.column}"


def _label(version: Version, span: Span | None, text: str) -> Label | None:
    """A place that can be shown: an IR that was read as JSON has none."""
    return Label(version.place(span), text) if span and span.source.text else None

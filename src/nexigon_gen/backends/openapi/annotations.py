"""Annotations: what documents say for people, as docs, lifecycle and examples."""

from __future__ import annotations

from collections.abc import Iterable

from ...ir.json_values import Written
from ...ir.jsontext import JsonValue, plain
from ...ir.terms import STABLE, Deprecation, Lifecycle, Unstable
from .schema import Schema


def annotated(
    schema: Schema,
    docs: str,
    lifecycle: Lifecycle,
    examples: Iterable[Written] = (),
) -> Schema:
    """A schema with its docs in front and its lifecycle and examples behind."""
    values = [plain(each.value) for each in examples]
    return {
        **described(docs, lifecycle),
        **schema,
        **stage(lifecycle),
        **({"examples": values} if values else {}),
    }


def described(docs: str, lifecycle: Lifecycle) -> Schema:
    """`description`, if there is anything to say."""
    parts = [docs]
    if lifecycle is not STABLE:
        parts += _deprecation(lifecycle.deprecated), _instability(lifecycle.unstable)
    text = paragraphs(*parts)
    return {"description": text} if text else {}


def paragraphs(*parts: str) -> str:
    """The parts that say something, as CommonMark."""
    return "\n\n".join([part.strip("\n") for part in parts if part.strip()])


def stage(lifecycle: Lifecycle) -> Schema:
    """The lifecycle, for programs."""
    if lifecycle is STABLE:
        return {}
    found: dict[str, JsonValue] = {}
    if lifecycle.deprecated:
        found["deprecated"] = True
    if unstable := lifecycle.unstable:
        parts = {"note": unstable.note, "issue": unstable.issue}
        given = {name: text for name, text in parts.items() if text is not None}
        found["x-unstable"] = {"feature": unstable.feature, **given}
    if lifecycle.since is not None:
        found["x-since"] = lifecycle.since
    return found


def remark(lifecycle: Lifecycle) -> str:
    """The lifecycle in a line, for people."""
    notes = (_deprecation(lifecycle.deprecated), _instability(lifecycle.unstable))
    return " ".join(note for note in notes if note)


# Not those of `ir.lifecycle`: an import finds the words of the author here as they were.
def _deprecation(deprecated: Deprecation | None) -> str:
    if deprecated is None:
        return ""
    since = f" since {deprecated.since}" if deprecated.since else ""
    note = f": {deprecated.note}" if deprecated.note else "."
    end = f" To be removed in {deprecated.remove_in}." if deprecated.remove_in else ""
    return f"Deprecated{since}{note}{end}"


def _instability(unstable: Unstable | None) -> str:
    if unstable is None:
        return ""
    note = f": {unstable.note}" if unstable.note else "."
    return f"Unstable, part of `{unstable.feature}`{note}"

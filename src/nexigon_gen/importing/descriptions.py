"""Descriptions of what a document has: docs, lifecycle, and whether a value is secret.

Of our own documents, this takes apart what `backends.openapi.annotations` wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..ir.terms import STABLE, Deprecation, Lifecycle, Unstable, WireName
from ..published.document import Placed

SECRET = "password"
"""The format of what is not to be shown."""
_DEPRECATED = re.compile(
    r"Deprecated(?: since (?P<since>[^\s:]+?))?(?:: (?P<note>.*?)|\.)"
    r"(?: To be removed in (?P<end>\S+)\.)?",
    re.DOTALL,
)
_UNSTABLE = re.compile(r"Unstable, part of `[^`]*`(?:: .*|\.)", re.DOTALL)
_OPEN = re.compile(
    r"Open: a client must expect (?:values|variants) that are not listed\."
)
_LISTED = re.compile(r"- (?:`(?P<wire>.+?)`|the empty text)(?:: (?P<docs>.*))?")


def lifecycle(place: Placed) -> Lifecycle:
    """Where in its life a thing is."""
    deprecated = unstable = None
    if place.get("deprecated").value is True:
        found = [_DEPRECATED.fullmatch(part) for part in _parts(place)]
        said = next((each for each in reversed(found) if each), None)
        deprecated = Deprecation(
            (said["note"] or None) if said else None,
            said["since"] if said else None,
            said["end"] if said else None,
        )
    feature = place.get("x-unstable", "feature").text
    if feature:
        note, issue = (place.get("x-unstable", key).text for key in ("note", "issue"))
        unstable = Unstable(feature, note or None, issue or None)
    since = place.get("x-since").text or None
    return (
        Lifecycle(deprecated, unstable, since)
        if deprecated or unstable or since
        else STABLE
    )


def docs(place: Placed) -> str:
    """The docs, without what only repeats the lifecycle and how open something is."""
    parts = _parts(place)
    life = lifecycle(place)
    while parts and (
        (life.deprecated and _DEPRECATED.fullmatch(parts[-1]))
        or (life.unstable and _UNSTABLE.fullmatch(parts[-1]))
        or (place.get("x-open").value is True and _OPEN.fullmatch(parts[-1]))
    ):
        parts.pop()
    return "\n\n".join(parts)


def enum_docs(
    place: Placed, values: Sequence[WireName]
) -> tuple[str, Mapping[WireName, str]]:
    """The docs of an enum, and of each of its values: behind the others in a list, or in
    a list of their own."""
    told = docs(place)
    listed = [*place.get("x-enum-descriptions"), *place.get("x-enumDescriptions")] or [
        place.get("x-enum-descriptions", str(each)) for each in values
    ]
    if vendor := [*place.get("x-ms-enum", "values")]:
        listed = [each.get("description") for each in vendor]
    named = {
        value: each.text.strip()
        for value, each in zip(values, listed, strict=False)
        if each.text.strip()
    }
    head, _, last = told.rpartition("\n\n")
    found = [_LISTED.fullmatch(line) for line in last.split("\n")]
    if [each and (each["wire"] or "") for each in found] != [*map(str, values)]:
        return told, named
    lines = {
        value: each["docs"] or ""
        for value, each in zip(values, found, strict=True)
        if each
    }
    return head, {**lines, **named}


def operation_docs(post: Placed) -> str:
    """The docs of an action: its description, under its summary if that says more."""
    summary, told = post.get("summary").text.strip("\n"), docs(post)
    if not told or told.startswith(summary):
        return told or summary
    return f"{summary}\n\n{told}"


def is_secret(place: Placed) -> bool:
    """Whether a value is not to be shown."""
    return place.get("x-secret").value is True or place.get("format").value == SECRET


def _parts(place: Placed) -> list[str]:
    text = place.get("description").text.strip("\n")
    return text.split("\n\n") if text.strip() else []

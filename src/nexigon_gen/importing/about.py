"""Words of a document for people: docs, lifecycle and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from ..ir.json_values import Written
from ..ir.jsontext import JsonValue
from ..ir.terms import (
    STABLE,
    Deprecation,
    Json,
    JsonObject,
    Lifecycle,
    Unstable,
    WireName,
)
from ..published.document import OpenApiDocument, Placed
from ..syntax import json
from ..syntax.values import from_node
from ..text.report import Report
from ..text.span import Source

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


def examples(place: Placed, document: OpenApiDocument) -> tuple[Written, ...]:
    """The examples of a schema."""
    found = [*place.get("examples")]
    if "example" in place.members:
        found.append(place.get("example"))
    return tuple(written for each in found if (written := written_of(each, document)))


def default(place: Placed, document: OpenApiDocument) -> Written | None:
    """The default of a field. `null` is what absent means anyway, but where a document of
    ours tells the two apart."""
    is_told = place.get("x-null").value == "value" and "default" in place.members
    if place.get("default").value is None and not is_told:
        return None
    return written_of(place.get("default"), document)


def is_secret(place: Placed) -> bool:
    """Whether a value is not to be shown."""
    return place.get("x-secret").value is True or place.get("format").value == SECRET


def written_of(place: Placed, document: OpenApiDocument) -> Written | None:
    """A value with its place; None where a number in it has no form in JSON."""
    value = _frozen(place.value)
    return Written(value, document.span(place.at)) if _is_finite(value) else None


def of_text(written: Written) -> Written:
    """A value that a document gives as the text of its JSON, such as `"[1]"`; or itself."""
    if not isinstance(written.value, str):
        return written
    node = json.parse(Source("", written.value), Report())
    found = from_node(node) if node else None
    is_value = found is not None and _is_finite(found)
    return Written(found, written.span) if is_value else written


def bodies(
    media: Placed | None, document: OpenApiDocument
) -> Iterator[tuple[str, str, Written]]:
    """The examples of a body: key, summary and value of each."""
    if media is None:
        return
    if "example" in media.members and (
        found := written_of(media.get("example"), document)
    ):
        yield "", "", found
    for key, each in media.get("examples").items():
        place = document.followed(each) or each
        if "value" in place.members and (
            found := written_of(place.get("value"), document)
        ):
            summary = place.get("summary").text or place.get("description").text
            yield key, summary, found


def _parts(place: Placed) -> list[str]:
    text = place.get("description").text.strip("\n")
    return text.split("\n\n") if text.strip() else []


def _frozen(value: JsonValue) -> Json:
    match value:
        case Mapping():
            return JsonObject(
                tuple((key, _frozen(each)) for key, each in value.items())
            )
        case None | bool() | int() | float() | str():
            return value
        case _:
            return tuple(map(_frozen, value))


def _is_finite(value: Json) -> bool:
    match value:
        case float():
            return isfinite(value)
        case tuple():
            return all(map(_is_finite, value))
        case JsonObject(members=members):
            return all(_is_finite(each) for _, each in members)
        case _:
            return True

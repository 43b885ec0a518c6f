"""Examples and defaults of a document, as values of the IR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite

from ..ir.json_values import Written
from ..ir.jsontext import JsonValue
from ..ir.terms import Json, JsonObject
from ..published.document import OpenApiDocument, Placed
from ..syntax import json
from ..syntax.values import from_node
from ..text.report import Report
from ..text.span import Source


def examples_of(place: Placed, document: OpenApiDocument) -> tuple[Written, ...]:
    """The examples of a schema."""
    found = [*place.get("examples")]
    if "example" in place.members:
        found.append(place.get("example"))
    return tuple(written for each in found if (written := written_of(each, document)))


def default_of(place: Placed, document: OpenApiDocument) -> Written | None:
    """The default of a field. `null` is what absent means anyway, but where a document of
    ours tells the two apart."""
    is_told = place.get("x-null").value == "value" and "default" in place.members
    if place.get("default").value is None and not is_told:
        return None
    return written_of(place.get("default"), document)


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


def body_examples(
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

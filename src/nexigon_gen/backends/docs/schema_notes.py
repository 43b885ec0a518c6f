"""Notes on schemas: the limits of a JSON Schema in the words in which pages say limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...ir.jsontext import compact, plain
from ...ir.terms import Constraint, Json, Length, Pattern, Range, Unique
from ...text.unseen import is_seen
from .words import limit_note

_MANY = 12
"""Values that are named."""
_COUNTED = (
    ("minLength", "maxLength", "character"),
    ("minItems", "maxItems", "item"),
    ("minProperties", "maxProperties", "entry"),
)


def notes_of_schema(keys: Mapping[str, Json]) -> Iterator[str]:
    """What values of a schema have to be, beyond what they are called."""
    yield from _values(keys)
    for word in ("format", "contentEncoding", "contentMediaType"):
        if isinstance(found := keys.get(word), str):
            yield " ".join(found.split())
    for limit, unit in _limits(keys):
        yield limit_note(limit, unit)
    for word, said in (
        ("exclusiveMinimum", "more than"),
        ("exclusiveMaximum", "less than"),
        ("multipleOf", "a multiple of"),
    ):
        if (number := _number(keys, word)) is not None:
            yield f"{said} {compact(number)}"
    if "default" in keys:
        yield f"default {compact(plain(keys['default']))}"
    elif isinstance(examples := keys.get("examples"), tuple) and examples:
        yield f"e.g. {compact(plain(examples[0]))}"


def in_line(text: str) -> str:
    """A text as it is, or in quotes where one would not see where it ends."""
    is_plain = text == text.strip() != "" and is_seen(text)
    return text if is_plain else compact(text)


def _values(keys: Mapping[str, Json]) -> Iterator[str]:
    if "const" in keys:
        yield f"always {compact(plain(keys['const']))}"
    elif isinstance(values := keys.get("enum"), tuple):
        shown = ", ".join(compact(plain(each)) for each in values[:_MANY])
        more = f" and {len(values) - _MANY} more" if len(values) > _MANY else ""
        yield f"one of {shown}{more}"


def _limits(keys: Mapping[str, Json]) -> Iterator[tuple[Constraint, str]]:
    low, high = _number(keys, "minimum"), _number(keys, "maximum")
    if low is not None or high is not None:
        yield Range(low, high), ""
    for least, most, unit in _COUNTED:
        fewest, largest = _number(keys, least), _number(keys, most)
        if fewest or largest is not None:
            few = None if fewest is None else int(fewest)
            yield Length(few, None if largest is None else int(largest)), unit
    if isinstance(regex := keys.get("pattern"), str):
        yield Pattern(in_line(regex)), ""
    if keys.get("uniqueItems") is True:
        yield Unique(), ""


def _number(keys: Mapping[str, Json], word: str) -> int | float | None:
    match keys.get(word):
        case bool():
            return None
        case int() | float() as number:
            return number
        case _:
            return None

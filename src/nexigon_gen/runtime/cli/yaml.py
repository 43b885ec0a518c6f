"""Strict parsing of the YAML that has a JSON equivalent, with PyYAML."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

from .structured import NUMBER, JsonData, number_of

# PyYAML is optional, and so are its type stubs.
_yaml: Any = import_module("yaml")

_MAX_LEVELS: Final = 200
_WORDS: Final[dict[str, JsonData]] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}


class YamlError(Exception):
    """The text is not YAML that is accepted here."""


def load(text: str) -> JsonData:
    """Parses a single document. `yes`, `on` and dates are strings. Duplicate keys are
    refused, and so are aliases, since a few of them can expand to gigabytes.

    Raises:
        YamlError: The text is no such document.
    """
    try:
        events: Iterator[Any] = iter(_yaml.parse(text, Loader=_yaml.SafeLoader))
        next(events)
        if type(next(events)).__name__ == "StreamEndEvent":
            return None
        found = _value(next(events), events, _MAX_LEVELS)
        next(events)
        if type(next(events)).__name__ != "StreamEndEvent":
            raise YamlError("there are several documents")
    except _yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlError(f"line {line}: {error.problem}") from None
    except (_yaml.YAMLError, RecursionError):
        raise YamlError("has characters that are not allowed, or is too deep") from None
    return found


def _value(event: Any, events: Iterator[Any], levels: int) -> JsonData:
    if not levels:
        raise YamlError("is nested too deeply")
    match type(event).__name__:
        case "MappingStartEvent":
            return _mapping(events, levels)
        case "SequenceStartEvent":
            items: list[JsonData] = []
            while type(each := next(events)).__name__ != "SequenceEndEvent":
                items.append(_value(each, events, levels - 1))
            return items
        case "ScalarEvent":
            return _scalar(event.value, is_plain=event.style is None)
        case _:
            raise YamlError("aliases are not taken")


def _mapping(events: Iterator[Any], levels: int) -> JsonData:
    found: dict[str, JsonData] = {}
    while type(key := next(events)).__name__ != "MappingEndEvent":
        if type(key).__name__ != "ScalarEvent" or key.value in found:
            raise YamlError("a key is no text, or stands there twice")
        found[key.value] = _value(next(events), events, levels - 1)
    return found


def _scalar(text: str, *, is_plain: bool) -> JsonData:
    if not is_plain:
        return text
    if NUMBER.fullmatch(text):
        if (number := number_of(text)) is None:
            raise YamlError("a number is too large")
        return number
    return _WORDS.get(text, text)

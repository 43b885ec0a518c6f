"""Casing: how a name is split into words, and written in another case.

There are two rules. A wire name has to be what the Hub's own compiler makes of the name,
digits and acronyms included: `spell` follows that compiler letter by letter. Names that
people read, in Python and in hints, keep acronyms apart from words: `HTTPServer` is
`httpserver` on the wire and `http_server` in Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from .terms import Casing

_WORD = re.compile(
    r"[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])[0-9]*|[A-Z][a-z0-9]*|[a-z0-9]+"
)
"""A word: an acronym, which may be plural as in `NanoCPUs`, or a word with its digits."""


@cache
def spell(name: str, casing: Casing) -> str:
    """A name in another casing, as the Hub spells it (wire.md W2.1, W3.10)."""
    match casing:
        case Casing.NONE:
            return name
        case Casing.LOWER:
            return name.lower()
        case Casing.UPPER:
            return name.upper()
        case Casing.CAMEL:
            first, *others = _wire_words(name)
            return first.lower() + "".join(map(str.capitalize, others))
        case Casing.PASCAL:
            return "".join(map(str.capitalize, _wire_words(name)))
        case Casing.SNAKE:
            return "_".join(_wire_words(name)).lower()
        case Casing.SCREAMING_SNAKE:
            return "_".join(_wire_words(name)).upper()
        case Casing.KEBAB:
            return "-".join(_wire_words(name)).lower()
        case Casing.SCREAMING_KEBAB:
            return "-".join(_wire_words(name)).upper()


class _CharKind(Enum):
    """What kind of character it is."""

    LOWER = auto()
    UPPER = auto()
    DIGIT = auto()
    SPLITTER = auto()


_NEW_WORD = {
    _CharKind.LOWER: {_CharKind.DIGIT, _CharKind.SPLITTER},
    _CharKind.UPPER: {_CharKind.LOWER, _CharKind.DIGIT, _CharKind.SPLITTER},
    _CharKind.DIGIT: {_CharKind.LOWER, _CharKind.UPPER, _CharKind.SPLITTER},
}
"""By the kind of a character: after which kinds it begins a new word."""


def _wire_words(name: str) -> list[str]:
    """`sha256sum` → `sha`, `256`, `sum`; `HTTPServer` is one word. Returns at least one."""
    return "".join(_marked(name)).split("_")


def _marked(name: str) -> Iterator[str]:
    """The letters and digits, with a `_` before each that begins a new word."""
    before: _CharKind | None = None
    for character in name:
        kind = _kind(character)
        if kind is not _CharKind.SPLITTER:
            if before in _NEW_WORD[kind]:
                yield "_"
            yield character
        before = kind


def _kind(character: str) -> _CharKind:
    """The kind of a character. A valid name has only ASCII letters, digits and `_`. Other
    characters are kept: the name is reported elsewhere, and dropping them could make two
    names equal."""
    if character == "_":
        return _CharKind.SPLITTER
    if character.isdigit():
        return _CharKind.DIGIT
    return _CharKind.UPPER if character.isupper() else _CharKind.LOWER


def words(name: str) -> list[str]:
    """`S3Bucket` → `S3`, `Bucket`; `HTTPServer` → `HTTP`, `Server`."""
    return _WORD.findall(name)


def snake(name: str) -> str:
    """`GetOtlpConfig` → `get_otlp_config`."""
    return "_".join(word.lower() for word in words(name))


def upper_snake(name: str) -> str:
    """`ConnectionLost` → `CONNECTION_LOST`."""
    return snake(name).upper()


def pascal(name: str) -> str:
    """`nexigon hub` → `NexigonHub`; capitals inside a word stay."""
    return "".join(
        word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", name)
    )

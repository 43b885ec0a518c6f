"""Implicit types: what an unquoted scalar would be to another YAML reader."""

from __future__ import annotations

import re

from yaml.resolver import Resolver

_NAMES = {
    "tag:yaml.org,2002:bool": "a boolean",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:merge": "a merge key",
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:value": "a default value",
    "tag:yaml.org,2002:yaml": "an indicator",
}
_JSON = re.compile(
    r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"
)
_LONGEST = len("false")
"""Characters of the longest word that is more than a text."""
_CORE_NUMBER = re.compile(r"0o[0-7]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?")


_IN_ODD_QUOTES = "[“”„‟‘’«»][^“”„‟‘’«»]*[“”‟‘’«»]"
"""A text in quotes as a word processor writes them, which are none to YAML."""


def in_odd_quotes(text: str) -> bool:
    """Whether a plain scalar is in quotes that YAML takes for a part of the text."""
    return not text.isascii() and re.fullmatch(_IN_ODD_QUOTES, text) is not None


def is_json(text: str) -> bool:
    """Whether a plain scalar is a number or a word of JSON, which every reader knows."""
    return _JSON.fullmatch(text) is not None


def other_reading(text: str) -> str | None:
    """The kind of value that YAML 1.1 or 1.2 sees in a plain scalar, if not a string."""
    if len(text) > _LONGEST and text[0].isalpha():  # as most are
        return None
    resolvers: list[tuple[str, re.Pattern[str]]]
    resolvers = Resolver.yaml_implicit_resolvers.get(text[:1], [])
    for tag, pattern in resolvers:
        if pattern.match(text):
            return _NAMES[tag]
    return "a number" if _CORE_NUMBER.fullmatch(text) else None

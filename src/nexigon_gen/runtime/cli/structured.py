"""Strict parsing of JSON and YAML: no duplicate keys, and no numbers out of range."""

from __future__ import annotations

import json
import re
from math import isfinite
from typing import Final, TypeAlias

from .errors import UsageError

JsonData: TypeAlias = (
    "None | bool | int | float | str | list[JsonData] | dict[str, JsonData]"
)
"""A JSON value, as `json.loads` gives it."""


def parse_json_or_yaml(flag: str, text: str) -> JsonData:
    """Parses JSON, or YAML if PyYAML is installed.

    Raises:
        UsageError: The text is neither.
    """
    if not text.strip():
        raise UsageError(f"--{flag}: is empty")
    try:
        found: JsonData = json.loads(
            text,
            object_pairs_hook=_unique_keys,
            parse_constant=_refuse_constant,
            parse_int=_checked_number,
            parse_float=_checked_number,
        )
        return found
    except RecursionError:
        raise UsageError(f"--{flag}: is nested too deeply") from None
    except _RefusedError as error:
        raise UsageError(f"--{flag}: {error}") from None
    except ValueError as error:
        wrong = error
    try:
        from .yaml import YamlError, load
    except ImportError:
        raise UsageError(
            f"--{flag}: is no JSON: {wrong}", "for YAML, install PyYAML"
        ) from None
    try:
        return load(text)
    except YamlError as error:
        raise UsageError(
            f"--{flag}: is neither JSON ({wrong}) nor YAML ({error})"
        ) from None


NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_MAX_DIGITS: Final = 4000
"""Python refuses integers of more than 4300 digits."""


def number_of(text: str) -> int | float | None:
    """The value of a number in JSON; None if the text is none, or it is too large."""
    if len(text) > _MAX_DIGITS or not (found := NUMBER.fullmatch(text)):
        return None
    if found[2] or found[3]:
        real = float(text)
        return real if isfinite(real) else None
    return int(text)


class _RefusedError(Exception):
    """Valid JSON for Python that a server would refuse."""


def _unique_keys(pairs: list[tuple[str, JsonData]]) -> dict[str, JsonData]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RefusedError("a key stands there twice")
    return found


def _checked_number(text: str) -> int | float:
    found = number_of(text)
    if found is None:
        shown = text if len(text) <= 20 else f"{text[:17]}..."
        raise _RefusedError(f"{shown} is too large a number")
    return found


def _refuse_constant(constant: str) -> None:
    raise _RefusedError(f"{constant} is no JSON; write it as a string")

"""JSON and YAML as values are given in: each key once, no surprises."""

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


def structured(flag: str, text: str) -> JsonData:
    """The value of JSON, or of YAML where PyYAML is installed.

    Raises:
        UsageError: It is neither.
    """
    if not text.strip():
        raise UsageError(f"--{flag}: is empty")
    try:
        found: JsonData = json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_refused,
            parse_int=_number,
            parse_float=_number,
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
"""Python reads no integer of more than 4300."""


def number_of(text: str) -> int | float | None:
    """The number that a text is in JSON; None if it is none, or one without bounds."""
    if len(text) > _MAX_DIGITS or not (found := NUMBER.fullmatch(text)):
        return None
    if found[2] or found[3]:
        real = float(text)
        return real if isfinite(real) else None
    return int(text)


class _RefusedError(Exception):
    """JSON that a server would refuse."""


def _once(pairs: list[tuple[str, JsonData]]) -> dict[str, JsonData]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RefusedError("a key stands there twice")
    return found


def _number(text: str) -> int | float:
    found = number_of(text)
    if found is None:
        shown = text if len(text) <= 20 else f"{text[:17]}..."
        raise _RefusedError(f"{shown} is too large a number")
    return found


def _refused(constant: str) -> None:
    raise _RefusedError(f"{constant} is no JSON; write it as a string")

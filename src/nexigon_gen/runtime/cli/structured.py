"""JSON and YAML as values are given in: each key once, no surprises."""

from __future__ import annotations

import json
from typing import TypeAlias

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
    try:
        found: JsonData = json.loads(
            text, object_pairs_hook=_once, parse_constant=_refused
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


class _RefusedError(Exception):
    """JSON that a server would refuse."""


def _once(pairs: list[tuple[str, JsonData]]) -> dict[str, JsonData]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RefusedError("a key stands there twice")
    return found


def _refused(constant: str) -> None:
    raise _RefusedError(f"{constant} is no JSON; write it as a string")

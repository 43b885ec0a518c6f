"""Numbers on the wire (W4.1 to W4.3)."""

from __future__ import annotations

import re
from math import inf, isfinite, isnan, nan
from typing import Final

from .invalid import InvalidScalar, MakeError

EXACT: Final = 2**53 - 1
"""Largest integer that every reader of JSON holds exactly."""

F32_MAX: Final = 3.4028234663852886e38
F64_MAX: Final = 1.7976931348623157e308

SPECIAL: Final = {"NaN": nan, "+Infinity": inf, "-Infinity": -inf}
"""The numbers that JSON has no numbers for."""

DECIMAL: Final = re.compile(r"0|-?[1-9][0-9]{0,19}")
"""An integer of 64 bits as a string."""


def read_wide(value: object, invalid: MakeError = InvalidScalar) -> object:
    """An integer of a decimal string."""
    if isinstance(value, str):
        if not DECIMAL.fullmatch(value):
            raise invalid("type", "must be an integer, or one as a decimal string")
        return int(value)
    return value


def write_wide(value: float) -> int | str:
    """A string where not every reader would hold the number.

    Raises:
        TypeError: It is a float, which another variant of a union writes.
    """
    if isinstance(value, float):
        raise TypeError
    return value if -EXACT <= value <= EXACT else str(value)


def read_float(value: object, invalid: MakeError = InvalidScalar) -> object:
    """A number that is not finite of its name."""
    if isinstance(value, str):
        if value not in SPECIAL:
            names = ", ".join(f'"{each}"' for each in SPECIAL)
            raise invalid("type", f"must be a number or one of {names}")
        return SPECIAL[value]
    if isinstance(value, float) and not isfinite(value):
        # JSON has no such number: it was too large, or a bare `NaN`.
        raise invalid("range", "must be a finite number")
    return value


def write_float(value: float) -> float | str:
    """The name of a number that is not finite."""
    if isfinite(value):
        return value
    return "NaN" if isnan(value) else "+Infinity" if value > 0 else "-Infinity"


def fit_f32(value: float, invalid: MakeError = InvalidScalar) -> float:
    """A number that single precision holds."""
    if isfinite(value) and abs(value) > F32_MAX:
        raise invalid("range", "must be a number of 32 bits")
    return value

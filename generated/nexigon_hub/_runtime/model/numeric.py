"""Numbers (wire.md W4.1 to W4.3). In Python an `int` or a `float`, never a `bool`."""

from __future__ import annotations

import re
from math import inf, isfinite, isnan, nan
from typing import Annotated, Final, TypeAlias

from pydantic import Field
from pydantic.fields import FieldInfo
from pydantic_core import core_schema

from .refusal import refusal
from .scalar import Scalar

_EXACT: Final = 2**53 - 1
"""Largest integer that every reader of JSON holds exactly."""

_F32_MAX: Final = 3.4028234663852886e38

_SPECIAL: Final = {"NaN": nan, "+Infinity": inf, "-Infinity": -inf}

_DECIMAL = re.compile(r"0|-?[1-9][0-9]{0,19}")


def _read_wide(value: object) -> object:
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value):
            raise refusal("type", "must be an integer, or one as a decimal string")
        return int(value)
    return value


def _write_wide(value: int) -> int | str:
    return value if -_EXACT <= value <= _EXACT else str(value)


def _wide(low: int, high: int) -> Scalar[int]:
    return Scalar(
        python=core_schema.int_schema(strict=True, ge=low, le=high),
        read=_read_wide,
        write=_write_wide,
        json_schema={
            "anyOf": [
                {"type": "integer", "minimum": low, "maximum": high},
                {"type": "string", "pattern": f"^({_DECIMAL.pattern})$"},
            ]
        },
    )


def _read_float(value: object) -> object:
    if isinstance(value, str):
        if value not in _SPECIAL:
            names = ", ".join(f'"{each}"' for each in _SPECIAL)
            raise refusal("type", f"must be a number or one of {names}")
        return _SPECIAL[value]
    if isinstance(value, float) and not isfinite(value):
        # JSON has no such number: it was too large, or a bare `NaN`.
        raise refusal("range", "must be a finite number")
    return value


def _write_float(value: float) -> float | str:
    if isfinite(value):
        return value
    return "NaN" if isnan(value) else "+Infinity" if value > 0 else "-Infinity"


def _fit_f32(value: float) -> float:
    if isfinite(value) and abs(value) > _F32_MAX:
        raise refusal("range", "must be a number of 32 bits")
    return value


def _float(python: core_schema.CoreSchema, largest: float | None) -> Scalar[float]:
    number: dict[str, object] = {"type": "number"}
    if largest is not None:
        number |= {"minimum": -largest, "maximum": largest}
    return Scalar(
        python=python,
        read=_read_float,
        write=_write_float,
        json_schema={"anyOf": [number, {"type": "string", "enum": list(_SPECIAL)}]},
    )


_double = core_schema.float_schema(strict=True, allow_inf_nan=True)
_single = core_schema.no_info_after_validator_function(_fit_f32, _double)


def _sized(low: int, high: int) -> FieldInfo:
    field: FieldInfo = Field(strict=True, ge=low, le=high)
    return field


U8: TypeAlias = Annotated[int, _sized(0, 2**8 - 1)]
"""Integer from 0 to 255."""

U16: TypeAlias = Annotated[int, _sized(0, 2**16 - 1)]
"""Integer from 0 to 65535."""

U32: TypeAlias = Annotated[int, _sized(0, 2**32 - 1)]
"""Integer from 0 to 2^32 - 1."""

U64: TypeAlias = Annotated[int, _wide(0, 2**64 - 1)]
"""Integer from 0 to 2^64 - 1; written as a string from 2^53 on."""

I8: TypeAlias = Annotated[int, _sized(-(2**7), 2**7 - 1)]
"""Integer from -128 to 127."""

I16: TypeAlias = Annotated[int, _sized(-(2**15), 2**15 - 1)]
"""Integer from -32768 to 32767."""

I32: TypeAlias = Annotated[int, _sized(-(2**31), 2**31 - 1)]
"""Integer from -2^31 to 2^31 - 1."""

I64: TypeAlias = Annotated[int, _wide(-(2**63), 2**63 - 1)]
"""Integer from -2^63 to 2^63 - 1; written as a string beyond 2^53 - 1 in magnitude."""

F32: TypeAlias = Annotated[float, _float(_single, _F32_MAX)]
"""Number of single precision; NaN and infinities are strings on the wire."""

F64: TypeAlias = Annotated[float, _float(_double, None)]
"""Number of double precision; NaN and infinities are strings on the wire."""

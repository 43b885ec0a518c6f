"""Numbers (wire.md W4.1 to W4.3). In Python an `int` or a `float`, never a `bool`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Annotated, TypeAlias

from pydantic import Field
from pydantic.fields import FieldInfo
from pydantic_core import (
    PydanticSerializationUnexpectedValue,
    core_schema,
)

from ..wire.numeric import fit_f32, write_float
from ..wire.scalars import ScalarKind
from .pydantic_internals import CoreNode, write_lists
from .scalar import Scalar, refusing


def _sized(kind: ScalarKind) -> FieldInfo:
    field: FieldInfo = Field(strict=True, ge=kind.facts.low, le=kind.facts.high)
    return field


def _wide(kind: ScalarKind) -> Scalar:
    facts = kind.facts
    exact = core_schema.int_schema(strict=True, ge=int(facts.low), le=int(facts.high))
    return Scalar(kind, exact)


_double = core_schema.float_schema(strict=True, allow_inf_nan=True)
_single = core_schema.no_info_after_validator_function(refusing(fit_f32), _double)


def floats_at_once(nodes: Iterable[CoreNode]) -> None:
    """Makes lists of floats be written as a whole. A call of Python for each number would
    take most of the time."""
    write_lists(nodes, write_float, _write_floats)


def _write_floats(values: Sequence[float]) -> object:
    if not isinstance(values, list):
        raise PydanticSerializationUnexpectedValue("not a list")
    # The sum of numbers is finite only if each of them is. Begun with a float, it is that
    # of floats at once.
    return values if isfinite(sum(values, 0.0)) else [*map(write_float, values)]


U8: TypeAlias = Annotated[int, _sized(ScalarKind.U8)]
"""Integer from 0 to 255."""

U16: TypeAlias = Annotated[int, _sized(ScalarKind.U16)]
"""Integer from 0 to 65535."""

U32: TypeAlias = Annotated[int, _sized(ScalarKind.U32)]
"""Integer from 0 to 2^32 - 1."""

U64: TypeAlias = Annotated[int, _wide(ScalarKind.U64)]
"""Integer from 0 to 2^64 - 1; written as a string from 2^53 on."""

I8: TypeAlias = Annotated[int, _sized(ScalarKind.I8)]
"""Integer from -128 to 127."""

I16: TypeAlias = Annotated[int, _sized(ScalarKind.I16)]
"""Integer from -32768 to 32767."""

I32: TypeAlias = Annotated[int, _sized(ScalarKind.I32)]
"""Integer from -2^31 to 2^31 - 1."""

I64: TypeAlias = Annotated[int, _wide(ScalarKind.I64)]
"""Integer from -2^63 to 2^63 - 1; written as a string beyond 2^53 - 1 in magnitude."""

F32: TypeAlias = Annotated[float, Scalar(ScalarKind.F32, _single)]
"""Number of single precision; NaN and infinities are strings on the wire."""

F64: TypeAlias = Annotated[float, Scalar(ScalarKind.F64, _double)]
"""Number of double precision; NaN and infinities are strings on the wire."""

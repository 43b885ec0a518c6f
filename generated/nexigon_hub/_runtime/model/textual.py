"""Scalars that are strings on the wire: bytes, timestamps, dates (W4.4, W4.7)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeAlias

from pydantic_core import core_schema

from ..wire.scalars import ScalarKind
from ..wire.textual import to_utc
from .scalar import Scalar, refusing

Base64: TypeAlias = Annotated[
    bytes, Scalar(ScalarKind.BYTES, core_schema.bytes_schema(strict=True))
]
"""Bytes; padded standard Base64 on the wire."""

_in_utc = core_schema.no_info_after_validator_function(
    refusing(to_utc), core_schema.datetime_schema(strict=True)
)

Timestamp: TypeAlias = Annotated[datetime, Scalar(ScalarKind.TIMESTAMP, _in_utc)]
"""Aware `datetime`, always in UTC; digits of a second beyond six are dropped."""

Date: TypeAlias = Annotated[
    date, Scalar(ScalarKind.DATE, core_schema.date_schema(strict=True))
]
"""Day without time or zone; `YYYY-MM-DD` on the wire."""

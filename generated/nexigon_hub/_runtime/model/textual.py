"""Scalars that are strings on the wire: bytes, timestamps, dates (W4.4, W4.7)."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from datetime import UTC, date, datetime
from typing import Annotated, TypeAlias

from pydantic_core import core_schema

from .refusal import refusal
from .scalar import Scalar

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Of hours and minutes Python lets too large ones through, in part by its version.
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise refusal("type", "must be a string")
    return value


def _read_base64(value: object) -> bytes:
    text = _string(value)
    try:
        found = b64decode(text, validate=True)
    except ValueError:
        found = b""
    # Python overlooks surplus bits and padding.
    if _write_base64(found) != text:
        raise refusal("base64", "must be padded standard Base64")
    return found


def _write_base64(value: bytes) -> str:
    return b64encode(value).decode()


def _read_timestamp(value: object) -> datetime:
    text = _string(value).upper()
    try:
        if _TIMESTAMP.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise refusal("timestamp", "must be an RFC 3339 timestamp with an offset")


def _to_utc(value: datetime) -> datetime:
    if value.utcoffset() is None:
        raise refusal("timestamp", "must have a time zone")
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise refusal("timestamp", "must be of the years 1 to 9999 in UTC") from None


def _write_timestamp(value: datetime) -> datetime | str:
    if value.tzinfo is not UTC:  # only one that no validator has seen
        value = _to_utc(value)
    if value.microsecond % 10 or not value.microsecond:
        return value  # pydantic writes six digits or none, and is faster
    return value.isoformat().removesuffix("+00:00").rstrip("0") + "Z"


def _read_date(value: object) -> date:
    text = _string(value)
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise refusal("date", "must be a date: YYYY-MM-DD")


Base64: TypeAlias = Annotated[
    bytes,
    Scalar(
        python=core_schema.bytes_schema(strict=True),
        read=_read_base64,
        write=_write_base64,
        json_schema={"type": "string", "contentEncoding": "base64"},
    ),
]
"""Bytes; padded standard Base64 on the wire."""

Timestamp: TypeAlias = Annotated[
    datetime,
    Scalar(
        python=core_schema.no_info_after_validator_function(
            _to_utc, core_schema.datetime_schema(strict=True)
        ),
        read=_read_timestamp,
        write=_write_timestamp,
        json_schema={"type": "string", "format": "date-time"},
    ),
]
"""Aware `datetime`, always in UTC; digits of a second beyond six are dropped."""

Date: TypeAlias = Annotated[
    date,
    Scalar(
        python=core_schema.date_schema(strict=True),
        read=_read_date,
        write=date.isoformat,
        json_schema={"type": "string", "format": "date"},
    ),
]
"""Day without time or zone; `YYYY-MM-DD` on the wire."""

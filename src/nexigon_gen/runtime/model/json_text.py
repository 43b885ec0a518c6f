"""Checks of the JSON that pydantic's own methods of models read and write."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from ..strict_json import (
    BROKEN_KEY,
    REPLACED,
    StrictJsonError,
    check,
    may_hold_no_json,
)
from .parts import has_broken_key
from .refusal import refusal


def not_written(value: object, text: str) -> PydanticCustomError | None:
    """The error of a value that pydantic wrote as something that is not JSON, if it did."""
    body = encoded(text)
    if REPLACED[0] in body and REPLACED in body and has_broken_key(value):
        return refusal("json", BROKEN_KEY)
    return no_json(body)


def encoded(text: str | bytes | bytearray) -> bytes:
    """JSON as bytes. Characters that cannot be encoded are replaced: it is no JSON anyway."""
    return text.encode(errors="replace") if isinstance(text, str) else bytes(text)


def no_json(body: bytes) -> PydanticCustomError | None:
    """The error of a text with NaN, an infinity, or a number that is read as one. Other errors
    are left to pydantic."""
    if may_hold_no_json(body):
        try:
            check(body, keys_once=False)
        except StrictJsonError as error:
            return refusal("json", str(error))
    return None

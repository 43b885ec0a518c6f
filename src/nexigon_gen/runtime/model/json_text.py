"""JSON of a model where pydantic alone reads and writes, and what of it is none."""

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
    """What of a value is not in the JSON that pydantic wrote of it."""
    body = encoded(text)
    if REPLACED[0] in body and REPLACED in body and has_broken_key(value):
        return refusal("json", BROKEN_KEY)
    return no_json(body)


def encoded(text: str | bytes | bytearray) -> bytes:
    """JSON as bytes; what is no JSON in any encoding may be other than it was."""
    return text.encode(errors="replace") if isinstance(text, str) else bytes(text)


def no_json(body: bytes) -> PydanticCustomError | None:
    """What is wrong with JSON that holds NaN, an infinity, or a number that would be read
    as one; nothing, if pydantic is to say what else is."""
    if may_hold_no_json(body):
        try:
            check(body, keys_once=False)
        except StrictJsonError as error:
            return refusal("json", str(error))
    return None

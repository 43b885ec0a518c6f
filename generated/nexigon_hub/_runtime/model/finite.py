"""Numbers that JSON has not, where pydantic alone reads and writes."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from ..strict_json import StrictJsonError, check, may_hold_no_json
from .refusal import refusal


def no_json(text: str | bytes | bytearray) -> PydanticCustomError | None:
    """What is wrong with JSON that holds NaN, an infinity, or a number that would be read
    as one; nothing, if pydantic is to say what else is."""
    body = bytes(text) if not isinstance(text, str) else text.encode(errors="replace")
    if may_hold_no_json(body):
        try:
            check(body, keys_once=False)
        except StrictJsonError as error:
            return refusal("json", str(error))
    return None

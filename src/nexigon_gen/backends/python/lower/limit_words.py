"""Limits in words, for the help of commands."""

from __future__ import annotations

from typing import assert_never

from ....ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from ....runtime.wire.bounds import bounds


def limit_words(limit: Constraint) -> str:
    """What a limit asks of a value."""
    match limit:
        case Length(min=low, max=high):
            return f"of length {bounds(low, high)}"
        case Range(min=low, max=high):
            return bounds(low, high)
        case ByteLength(min=low, max=high):
            return f"{bounds(low, high)} bytes in UTF-8"
        case Pattern(regex=regex):
            return f"matching {regex}"
        case Unique():
            return "no item twice"
        case _:
            assert_never(limit)

"""The error of a JSON value that is not of its scalar type."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias


class InvalidScalar(ValueError):
    """A value is not of a scalar type.

    Args:
        rule: See `Problem.rule`.
        message: What the value must be. Does not quote the value.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


MakeError: TypeAlias = Callable[[str, str], Exception]
"""Makes an error of a rule and a message. Inside pydantic it has to be one of pydantic's."""

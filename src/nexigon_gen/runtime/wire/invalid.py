"""The error of a JSON value that is none of its scalar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias


class InvalidScalar(ValueError):
    """A value that is not of a scalar.

    Args:
        rule: See `Problem.rule`.
        message: What the value must be; never the value.
    """

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message


MakeError: TypeAlias = Callable[[str, str], Exception]
"""Makes the error of a rule and a message: that of pydantic, where pydantic calls."""

"""The error of a JSON value that is none of its scalar."""

from __future__ import annotations


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

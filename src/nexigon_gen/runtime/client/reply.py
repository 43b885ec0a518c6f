"""Replies: what a call gives back, and how to narrow it to one variant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from .errors import UnexpectedVariantError

T_co = TypeVar("T_co", covariant=True)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reply(Generic[T_co]):
    """The outcome of a call that succeeded."""

    value: T_co
    """The output of the action; `None` if it has none."""

    status: int
    """The HTTP status, 200 to 299."""

    request_id: str
    """`x-request-id` of the answer, else the one that was sent."""

    attempts: int
    """How many times the request was sent."""


def expect(value: object, variant: type[V]) -> V:
    """The value, if it is of that variant: `expect(out, CreateProjectOutputCreated)`.

    Raises:
        UnexpectedVariantError: It is another variant. The error names both classes
            and holds nothing of the value.
    """
    if isinstance(value, variant):
        return value
    expected, found = variant.__name__, type(value).__name__
    raise UnexpectedVariantError(expected=expected, found=found)

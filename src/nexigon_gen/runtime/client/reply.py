"""`Reply`, which `call` returns, and `expect`, which narrows a value to one variant."""

from __future__ import annotations

from typing import Generic, TypeVar

from ..dataclass import dataclass
from .errors import UnexpectedVariantError

T_co = TypeVar("T_co", covariant=True)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reply(Generic[T_co]):
    """The output of a call, with facts about the call."""

    value: T_co
    """The output of the action; `None` if it has none."""

    status: int
    """The HTTP status, 200 to 299."""

    request_id: str
    """`x-request-id` of the answer, or the one that was sent if the answer has none."""

    attempts: int
    """How many times the request was sent."""


def expect(value: object, variant: type[V]) -> V:
    """Returns the value if it is of this variant: `expect(out, CreateProjectOutputCreated)`.

    Raises:
        UnexpectedVariantError: It is another variant. The error names both classes, but
            does not hold the value.
    """
    if isinstance(value, variant):
        return value
    expected, found = variant.__name__, type(value).__name__
    raise UnexpectedVariantError(expected=expected, found=found)

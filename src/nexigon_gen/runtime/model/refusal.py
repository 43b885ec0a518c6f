"""The error that our own checks raise inside pydantic, and messages of serializers."""

from __future__ import annotations

from typing import Final, TypedDict

from pydantic_core import ErrorDetails, PydanticCustomError

REFUSED: Final = "refused"

HOLDS_UNKNOWN: Final = "holds something this version does not know"
HOLDS_LOST: Final = "holds a secret that lost its value in a pickle or a masked dump"
"""Messages that our serializers raise. pydantic passes on nothing but the message."""

NOT_UNKNOWN: Final = "not-unknown"
"""Rule of the error that an input is not even an unknown variant. It is never shown: the
error of the known variants says what matters."""

_TEMPLATE: Final = "{message}"


class UnionRefusal(TypedDict):
    """Arguments of a union schema that replace the errors of all its choices by one."""

    custom_error_type: str
    custom_error_message: str
    custom_error_context: dict[str, str | int]


def refusal(rule: str, message: str) -> PydanticCustomError:
    """Makes an error, which `explain` turns into a `Problem`.

    Args:
        rule: See `Problem.rule`.
        message: What the value must be. Must not quote the value.
    """
    return PydanticCustomError(REFUSED, _TEMPLATE, {"rule": rule, "message": message})


def is_noise(error: ErrorDetails) -> bool:
    """Whether an error is not to be shown; see `NOT_UNKNOWN`."""
    return error["type"] == REFUSED and error.get("ctx", {})["rule"] == NOT_UNKNOWN


def refusal_of_union(rule: str, message: str) -> UnionRefusal:
    """Like `refusal`, for a union none of whose choices fits."""
    return {
        "custom_error_type": REFUSED,
        "custom_error_message": _TEMPLATE,
        "custom_error_context": {"rule": rule, "message": message},
    }

"""The one error our own checks raise inside pydantic."""

from __future__ import annotations

from typing import Final, TypedDict

from pydantic_core import ErrorDetails, PydanticCustomError

REFUSED: Final = "refused"

HOLDS_UNKNOWN: Final = "holds something this version does not know"
HOLDS_LOST: Final = "holds a secret that lost its value in a pickle or a masked dump"
"""What our serializers raise; pydantic hands on no more than the words."""

NOT_UNKNOWN: Final = "not-unknown"
"""Rule of the error that says an input is no unknown variant. It only accompanies the
error that matters."""

_TEMPLATE: Final = "{message}"


class UnionRefusal(TypedDict):
    """Arguments of a union schema: one error in place of those of all its choices."""

    custom_error_type: str
    custom_error_message: str
    custom_error_context: dict[str, str | int]


def refusal(rule: str, message: str) -> PydanticCustomError:
    """An error of our own; `explain` turns it into a `Problem`.

    Args:
        rule: See `Problem.rule`.
        message: What the value must be; never the value.
    """
    return PydanticCustomError(REFUSED, _TEMPLATE, {"rule": rule, "message": message})


def is_noise(error: ErrorDetails) -> bool:
    """Whether an error only accompanies the one that matters."""
    return error["type"] == REFUSED and error.get("ctx", {})["rule"] == NOT_UNKNOWN


def refusal_of_union(rule: str, message: str) -> UnionRefusal:
    """The same, for a union none of whose choices fits."""
    return {
        "custom_error_type": REFUSED,
        "custom_error_message": _TEMPLATE,
        "custom_error_context": {"rule": rule, "message": message},
    }

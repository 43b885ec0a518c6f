"""Outcomes of a call: the exit code for an error, and the variant of an answer."""

from __future__ import annotations

from typing import NamedTuple

from ..client.errors import (
    ActionError,
    ClientError,
    ForbiddenError,
    InternalServerError,
    RateLimitedError,
    ResponseError,
    TransportError,
)
from .errors import CommandExit, UsageError, did_you_mean
from .exit_codes import (
    FORBIDDEN,
    IN_DOUBT,
    NOT_CARRIED_OUT,
    RATE_LIMITED,
    REFUSED,
    USAGE,
)
from .structured import JsonData
from .table import Command, UnionType


def exit_for(error: ClientError, *, is_in_doubt: bool) -> CommandExit:
    """The exit of a command whose call failed.

    Args:
        error: The error of the client.
        is_in_doubt: Whether an earlier attempt may have been carried out.
    """
    facts: dict[str, object] = {
        "action": error.action,
        "attempts": error.attempts,
        "requestId": error.request_id,
    }
    if isinstance(error, ResponseError):
        facts["status"] = error.status
    if isinstance(error, ActionError):
        facts["kind"] = error.kind
    if isinstance(error, RateLimitedError) and error.retry_after is not None:
        facts["retryAfter"] = error.retry_after
    return CommandExit(_code(error, is_in_doubt), str(error), facts=facts)


def _code(error: ClientError, is_in_doubt: bool) -> int:
    match error:
        case ForbiddenError():
            return FORBIDDEN
        case RateLimitedError():
            return IN_DOUBT if is_in_doubt else RATE_LIMITED
        case InternalServerError():
            return IN_DOUBT
        case ActionError():
            return IN_DOUBT if error.status >= 500 else REFUSED
        case ResponseError():
            return IN_DOUBT
        case TransportError():
            return IN_DOUBT if is_in_doubt else NOT_CARRIED_OUT
        case _:
            return USAGE


class AnswerCase(NamedTuple):
    """A variant of an answer."""

    name: str
    payload: JsonData
    """The answer without its tag."""


def outcome_of(command: Command, answer: JsonData) -> AnswerCase | None:
    """The variant of an answer; None if the type of the answer is no union."""
    union = command.answer
    if not isinstance(union, UnionType):
        return None
    if not union.tag:
        if isinstance(answer, dict) and len(answer) == 1:
            ((name, payload),) = answer.items()
            return AnswerCase(name, payload)
        return AnswerCase(str(answer), None)
    if not isinstance(answer, dict) or union.tag not in answer:
        return AnswerCase("", answer)
    payload = {key: value for key, value in answer.items() if key != union.tag}
    tag = answer[union.tag]
    names = (each.value for each in union.variants if each.tag == tag)
    return AnswerCase(next(names, str(tag)), payload)


def check_expected(command: Command, wanted: list[str]) -> None:
    """Checks the values of `--expect`.

    Raises:
        UsageError: The action has no such outcome.
    """
    if not wanted:
        return
    if not isinstance(command.answer, UnionType):
        raise UsageError(f"{command.name} has one outcome only: --expect has no use")
    known = [each.value for each in command.answer.variants]
    for each in wanted:
        if each not in known and each != "*":
            hint = did_you_mean(each, known) or f"there are {', '.join(known)}"
            raise UsageError(f"{command.name} has no outcome {each!r}", hint)

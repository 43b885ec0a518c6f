"""Outcomes of a call: the exit code for an error, and the variant of an answer."""

from __future__ import annotations

from typing import Final, NamedTuple

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
from .flags import normalized
from .output import as_text
from .structured import JsonData
from .table import ALL, Command, CommandField, ObjectType, UnionType

REFUSED: Final = 1
FORBIDDEN: Final = 3
OTHER_OUTCOME: Final = 4
NOT_CARRIED_OUT: Final = 5
IN_DOUBT: Final = 6
RATE_LIMITED: Final = 7


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
            return 2


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


def check_field(command: Command, name: str) -> None:
    """Checks the name of a field of the answer.

    Raises:
        UsageError: No answer has a field of this name.
    """
    known = answer_keys(command)
    first = wire_name(command, name).partition(".")[0]
    if known and normalized(first) not in map(normalized, known):
        hint = did_you_mean(first, known) or f"there are {', '.join(known)}"
        raise UsageError(f"no answer of {command.name} has a field {first!r}", hint)


def check_revealed(command: Command, wanted: list[str]) -> None:
    """Checks the values of `--reveal` before the call: the server may show a secret only
    once.

    Raises:
        UsageError: No answer has a secret of this name.
    """
    known = command.secrets
    for each in wanted:
        if known and each == ALL:
            continue
        if normalized(each) not in map(normalized, known):
            hint = did_you_mean(each, known)
            if known and not hint:
                hint = f"there are {', '.join(known)}"
            raise UsageError(f"no answer of {command.name} has a secret {each!r}", hint)


def answer_keys(command: Command) -> list[str]:
    """The JSON keys of the answers of a command."""
    match command.answer:
        case UnionType(tag=tag) if tag:
            return [*dict.fromkeys([tag, *(each.wire for each in _fields_of(command))])]
        case _:
            return [each.wire for each in _fields_of(command)]


def wire_name(command: Command, name: str) -> str:
    """The dotted name of a field of the answer, with its key in JSON in place of the name
    that the spec gives it."""
    first, dot, rest = name.partition(".")
    if normalized(first) in map(normalized, answer_keys(command)):
        return name
    same = (
        e.wire for e in _fields_of(command) if normalized(e.name) == normalized(first)
    )
    return f"{next(same, first)}{dot}{rest}"


def _fields_of(command: Command) -> list[CommandField]:
    match command.answer:
        case ObjectType(fields=fields):
            return [*fields]
        case UnionType(tag=tag, variants=variants) if tag:
            return [each for one in variants for each in one.fields]
        case _:
            return []


class MissingFieldError(Exception):
    """The answer does not have the field that was asked for."""


def field_of(answer: JsonData, name: str) -> JsonData:
    """The value of a field of an answer.

    Args:
        answer: The answer.
        name: The dotted name of the field, such as `items.0.projectId`. Its parts may be
            spelled as in JSON, in Python or on the command line.

    Raises:
        MissingFieldError: The answer has no such field.
    """
    found = answer
    for part in name.split("."):
        match found:
            case dict():
                keys = (
                    [part]
                    if part in found
                    else [k for k in found if normalized(k) == normalized(part)]
                )
                if not keys:
                    raise MissingFieldError
                found = found[keys[0]]
            case list() if part.isdecimal() and int(part) < len(found):
                found = found[int(part)]
            case _:
                raise MissingFieldError
    return found


def field_equals(answer: JsonData, name: str, text: str) -> bool:
    """Whether a field has a value, compared with the text that `--field` would print."""
    try:
        return as_text(field_of(answer, name)) == text
    except MissingFieldError:
        return False

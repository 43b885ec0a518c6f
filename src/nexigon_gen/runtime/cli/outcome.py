"""Outcomes: the exit code of an error, and which variant an answer is."""

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
from .errors import End, UsageError, did_you_mean
from .flags import plain
from .output import bare
from .structured import JsonData
from .table import ALL, Command, CommandField, ObjectType, UnionType

REFUSED: Final = 1
FORBIDDEN: Final = 3
OTHER: Final = 4
NOT_DONE: Final = 5
IN_DOUBT: Final = 6
LIMITED: Final = 7


def end_of(error: ClientError, *, is_in_doubt: bool) -> End:
    """What an error of a call ends a command with.

    Args:
        error: The error.
        is_in_doubt: Whether an attempt before may have been carried out.
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
    return End(_code(error, is_in_doubt), str(error), facts=facts)


def _code(error: ClientError, is_in_doubt: bool) -> int:
    match error:
        case ForbiddenError():
            return FORBIDDEN
        case RateLimitedError():
            return IN_DOUBT if is_in_doubt else LIMITED
        case InternalServerError():
            return IN_DOUBT
        case ActionError():
            return IN_DOUBT if error.status >= 500 else REFUSED
        case ResponseError():
            return IN_DOUBT
        case TransportError():
            return IN_DOUBT if is_in_doubt else NOT_DONE
        case _:
            return 2


class AnswerCase(NamedTuple):
    """A variant of an answer."""

    name: str
    payload: JsonData
    """What it holds, without the tag."""


def outcome_of(command: Command, answer: JsonData) -> AnswerCase | None:
    """The variant that an answer is; None if the answer is no union."""
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
    """Refuses to expect what cannot come, before anything is sent.

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
    """Refuses to print what no answer has, before anything is sent.

    Raises:
        UsageError: No answer has a field of this name.
    """
    known = names_of(command)
    first = in_json(command, name).partition(".")[0]
    if known and plain(first) not in map(plain, known):
        hint = did_you_mean(first, known) or f"there are {', '.join(known)}"
        raise UsageError(f"no answer of {command.name} has a field {first!r}", hint)


def check_revealed(command: Command, wanted: list[str]) -> None:
    """Refuses to reveal what no answer has, before anything is sent: a secret may be shown
    once, and not again.

    Raises:
        UsageError: No answer has a secret of this name.
    """
    known = command.secrets
    for each in wanted:
        if known and each == ALL:
            continue
        if plain(each) not in map(plain, known):
            hint = did_you_mean(each, known)
            if known and not hint:
                hint = f"there are {', '.join(known)}"
            raise UsageError(f"no answer of {command.name} has a secret {each!r}", hint)


def names_of(command: Command) -> list[str]:
    """The keys that answers have."""
    match command.answer:
        case UnionType(tag=tag) if tag:
            return [*dict.fromkeys([tag, *(each.wire for each in _fields_of(command))])]
        case _:
            return [each.wire for each in _fields_of(command)]


def in_json(command: Command, name: str) -> str:
    """The dotted name of a field as answers have it: in the spec the field may be called
    otherwise."""
    first, dot, rest = name.partition(".")
    if plain(first) in map(plain, names_of(command)):
        return name
    same = (e.wire for e in _fields_of(command) if plain(e.name) == plain(first))
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
    """An answer has no field of a name."""


def field_of(answer: JsonData, name: str) -> JsonData:
    """What stands at a dotted name, `items.0.projectId`, written as in JSON, in Python or
    on the command line.

    Raises:
        MissingFieldError: Nothing does.
    """
    found = answer
    for part in name.split("."):
        match found:
            case dict():
                keys = (
                    [part]
                    if part in found
                    else [k for k in found if plain(k) == plain(part)]
                )
                if not keys:
                    raise MissingFieldError
                found = found[keys[0]]
            case list() if part.isdecimal() and int(part) < len(found):
                found = found[int(part)]
            case _:
                raise MissingFieldError
    return found


def is_field(answer: JsonData, name: str, text: str) -> bool:
    """Whether a field has a value, by the text that `--field` prints of it."""
    try:
        return bare(field_of(answer, name)) == text
    except MissingFieldError:
        return False

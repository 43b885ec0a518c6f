"""Fields of an answer, by dotted names that are spelled as in JSON, in Python or on the
command line."""

from __future__ import annotations

from .errors import UsageError, did_you_mean
from .flags import normalized
from .output import as_text
from .structured import JsonData
from .table import ALL, Command, CommandField, ObjectType, UnionType


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
        name: The dotted name of the field, such as `items.0.projectId`.

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

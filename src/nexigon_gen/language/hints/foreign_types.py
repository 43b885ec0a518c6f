"""Types of other languages as they are written here, put together from their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...values import dataclass
from . import words

_SCALARS = frozenset(words.SCALARS.values()) | {"string", "u8", "i8", "u16", "i16"}
OWN = _SCALARS | {"list", "map", "tuple"}
SIZED = ("string", "bytes")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A type as it is written here.

    Args:
        text: The type, without what says that it may be absent.
        optional: Whether it may be absent.
        one_of: The types of a union, or the values of an enum when `is_enum`; then
            `text` is empty.
    """

    text: str
    optional: bool = False
    one_of: tuple[str, ...] = ()
    is_enum: bool = False

    @property
    def inner(self) -> str:
        """The type as an argument, where a `?` may follow it."""
        return self.text + "?" * self.optional


class UntranslatableError(Exception):
    """The expression is in no language we know."""


def scalar(word: str) -> str:
    """The type that a word stands for; the word itself when it is not foreign."""
    last = re.split(r"\.|::", word)[-1]
    lower = last.lower()
    if lower in words.MONEY:
        return "string"
    if lower in OWN:
        return lower
    return words.SCALARS.get(lower, last)


def applied(
    name: str, opening: str, args: Sequence[Foreign], size: str = ""
) -> Foreign:
    """What `name` is with these arguments, and a range."""
    word = re.split(r"\.|::", name)[-1].lower()
    numbers = [each.text for each in args if each.text.isdigit()]
    if opening == "(" and numbers and len(numbers) == len(args):
        return _sized(word, numbers)
    if word in ("enum", "literal"):
        values = [*(each.one_of[0] if each.is_enum else each.text for each in args)]
        return Foreign("", one_of=tuple(values), is_enum=True)
    if word in ("union", "oneof", "anyof", "either"):
        return either(args)
    args = [_unquoted(each) for each in args]
    if not args or opening == "{" or any(each.one_of for each in args):
        raise UntranslatableError
    types = [each for each in args if not each.text.isdigit()]
    if word in words.OPTIONS and len(types) == 1:
        return Foreign(types[0].text, True)
    if word == "tuple":
        return Foreign(f"tuple<{', '.join(each.inner for each in types)}>")
    if word in words.LISTS:
        same = {each.inner for each in types}
        return Foreign(f"list<{same.pop() if len(same) == 1 else 'any'}>{size}")
    if word in words.MAPS:
        return Foreign(f"map<string, {types[-1].inner}>")
    if word in words.WRAPPERS and types:
        return types[0]
    if opening == "(":
        raise UntranslatableError
    if word in words.SCALARS:  # `DateTime<Utc>`
        return Foreign(words.SCALARS[word])
    return Foreign(f"{name}<{', '.join(each.inner for each in args)}>")


def _unquoted(arg: Foreign) -> Foreign:
    """A type in quotes, `List['Visit']`, as one without; all else as it is."""
    text = arg.one_of[0] if arg.is_enum and len(arg.one_of) == 1 else ""
    is_type = text[:1].isupper() or scalar(text) != text or text in OWN
    return Foreign(scalar(text)) if text.isidentifier() and is_type else arg


def _sized(word: str, numbers: list[str]) -> Foreign:
    """`varchar(255)`, `char(2)`, `decimal(10, 2)`"""
    if word in words.MONEY:
        return Foreign("string")
    type_ = scalar(word)
    if type_ not in SIZED or len(numbers) > 1:
        raise UntranslatableError
    low = numbers[0] if word in ("char", "character", "bpchar", "fixed") else ""
    return Foreign(f"{type_}({low}..{numbers[0]})")


def either(parts: Sequence[Foreign]) -> Foreign:
    """One of several: the null among them makes the rest optional."""
    rest = [each for each in parts if each.text != "unit"]
    optional = len(rest) < len(parts) and len(parts) > 1
    if not optional:
        rest = [*parts]
    optional |= any(each.optional for each in rest)
    if len(rest) == 1:
        only = rest[0]
        return Foreign(only.text, optional, only.one_of, is_enum=only.is_enum)
    if all(each.is_enum for each in rest):
        values = tuple(value for each in rest for value in each.one_of)
        return Foreign("", optional, values, is_enum=True)
    if any(each.is_enum or each.one_of for each in rest):
        raise UntranslatableError
    types = tuple(dict.fromkeys(each.text for each in rest))
    if len(types) == 1:
        return Foreign(types[0], optional)
    is_enum = all(each.islower() and each not in OWN for each in types)
    return Foreign("", optional, types, is_enum=is_enum and "<" not in "".join(types))

"""Sample scalars: texts and numbers that meet their limits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from ..patterns.nodes import Chars, Choice, Edge, PatternNode, Repetition
from ..patterns.nodes import Sequence as Parts
from ..patterns.parse import read
from ..runtime.wire.facts import JsonForm
from ..runtime.wire.scalars import ScalarKind
from .heights import least
from .scalars import meets
from .terms import ByteLength, Constraint, Json, JsonObject, Length, Pattern, Range

_NICE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. "
_TRIES = (*range(12), 15, 19, 21, 23, 31, 35, 63)


def scalar_sample(
    kind: ScalarKind, limits: Sequence[Constraint], hint: str
) -> tuple[Json] | None:
    """A value of a scalar, in a tuple, for it may be `None`; None if none was found.
    A text is the hint if the limits allow."""
    match kind.facts.form:
        case JsonForm.TEXT:
            text = _text(limits, hint)
            return None if text is None else (text,)
        case JsonForm.BYTES:
            size = least(limits, 3)
            return ("AAAA" * (size // 3) + ("", "AA==", "AAA=")[size % 3],)
        case JsonForm.CODED:
            return (kind.facts.sample,)
        case JsonForm.INTEGER | JsonForm.WIDE | JsonForm.FLOAT as form:
            return (_number(limits, is_float=form is JsonForm.FLOAT),)
        case JsonForm.BOOL:
            return (True,)
        case JsonForm.ANY:
            return (JsonObject((("key", "value"),)),)
        case JsonForm.NULL:
            return (None,)
        case _:
            assert_never(kind.facts.form)


def _text(limits: Sequence[Constraint], hint: str) -> str | None:
    """A text that meets the limits: the hint if it does. None if none was found."""
    for text in _candidates(limits, hint):
        if all(meets(text, each) for each in limits):
            return text
    return None


def _candidates(limits: Iterable[Constraint], hint: str) -> Iterator[str]:
    yield hint
    yield hint.replace("_", "-")
    for each in limits:
        match each:
            case Pattern(regex=regex):
                tree = read(regex)
                yield from (_witness(tree, more) for more in _TRIES)
            case Length(min=low, max=high) | ByteLength(min=low, max=high):
                size = max(
                    low or 0, min(len(hint), len(hint) if high is None else high)
                )
                yield (hint * (size // max(len(hint), 1) + 1))[:size]
            case _:
                pass


def _witness(node: PatternNode, more: int) -> str:
    """A text that a pattern describes; what may repeat does so `more` times than it
    has to."""
    match node:
        case Chars():
            return _character(node, more)
        case Edge():
            return ""
        case Repetition(node=inner, low=low, high=high):
            times = low + more if high is None else min(high, low + more)
            return "".join(_witness(inner, more + at) for at in range(times))
        case Parts(parts=parts):
            return "".join(_witness(each, more) for each in parts)
        case Choice(options=options):
            return _witness(options[0], more)
        case _:
            assert_never(node)


def _character(chars: Chars, turn: int) -> str:
    """One of the characters, another one at another turn."""
    nice = [each for each in _NICE if chars.has(ord(each))]
    if nice:
        return nice[turn % min(len(nice), 8)]
    return chr(next(code for code in range(0x21, 0x110000) if chars.has(code)))


def _number(limits: Iterable[Constraint], *, is_float: bool) -> Json:
    """A number within the limits: 1, or what comes closest."""
    ranges = [each for each in limits if isinstance(each, Range)]
    low = max((each.min for each in ranges if each.min is not None), default=-math.inf)
    high = min((each.max for each in ranges if each.max is not None), default=math.inf)
    number = min(max(1.5 if is_float else 1, low), high)
    return number if is_float else int(number)

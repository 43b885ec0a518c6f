"""Sample texts: what meets lengths and patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from .. import patterns
from ..patterns.nodes import Chars, Choice, Edge, Node, Repeat
from ..patterns.nodes import Sequence as Parts
from ..patterns.parse import read
from .terms import Constraint, Length, Pattern

_NICE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. "
_TRIES = (*range(12), 15, 19, 21, 23, 31, 35, 63)


def text_sample(limits: Sequence[Constraint], hint: str) -> str | None:
    """A text that meets the limits: the hint if it does. None if none was found."""
    for text in _candidates(limits, hint):
        if all(_meets(text, each) for each in limits):
            return text
    return None


def _meets(text: str, limit: Constraint) -> bool:
    match limit:
        case Length(min=low, max=high):
            return (low or 0) <= len(text) and (high is None or len(text) <= high)
        case Pattern(regex=regex):
            return patterns.is_found(regex, text)
        case _:
            return True


def _candidates(limits: Iterable[Constraint], hint: str) -> Iterator[str]:
    yield hint
    yield hint.replace("_", "-")
    for each in limits:
        match each:
            case Pattern(regex=regex):
                tree = read(regex)
                yield from (_witness(tree, more) for more in _TRIES)
            case Length(min=low, max=high):
                size = max(
                    low or 0, min(len(hint), len(hint) if high is None else high)
                )
                yield (hint * (size // max(len(hint), 1) + 1))[:size]
            case _:
                pass


def _witness(node: Node, more: int) -> str:
    """A text that a pattern describes; what may repeat does so `more` times than it
    has to."""
    match node:
        case Chars():
            return _character(node, more)
        case Edge():
            return ""
        case Repeat(node=inner, low=low, high=high):
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

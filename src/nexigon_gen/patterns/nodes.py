"""Patterns as trees."""

from __future__ import annotations

from typing import TypeAlias

from ..values import NamedTuple

Ranges: TypeAlias = tuple[tuple[int, int], ...]
"""Code points, as pairs of the first and the last."""

LAST = 0x10FFFF
"""The largest code point."""


class Chars(NamedTuple):
    """One character of a set, or one that is not in it."""

    ranges: Ranges
    negated: bool = False

    def has(self, code: int) -> bool:
        """Whether a code point is one of them."""
        found = any(first <= code <= last for first, last in self.ranges)
        return found is not self.negated


class Edge(NamedTuple):
    """The start of the text, or its end."""

    is_end: bool


class Repetition(NamedTuple):
    """`low` to `high` times the same; a `high` of None has no end."""

    node: PatternNode
    low: int
    high: int | None


class Sequence(NamedTuple):
    """One behind the other."""

    parts: tuple[PatternNode, ...]


class Choice(NamedTuple):
    """One of several."""

    options: tuple[PatternNode, ...]


PatternNode: TypeAlias = "Chars | Edge | Repetition | Sequence | Choice"


def size(node: PatternNode) -> int:
    """How many characters and sets there are once repetitions are written out; a set
    beyond ASCII counts once a range, as engines spell it in bytes."""
    match node:
        case Chars(ranges=ranges, negated=negated):
            return len(ranges) + 1 if negated or ranges[-1][1] > 0x7F else 1
        case Edge():
            return 1
        case Repetition(node=inner, low=low, high=high):
            return size(inner) * max(low if high is None else high, 1)
        case Sequence(parts=nodes) | Choice(options=nodes):
            return sum(map(size, nodes)) or 1

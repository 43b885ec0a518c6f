"""The cost of a search: how many places of a pattern a server is at for a character.

The Rust engine remembers where a character leads from a set of places, as long as the
sets fit its memory; beyond, it takes time in proportion to the places in a set, for each
character. So a pattern has few sets, or small ones, and what a request of the largest
size costs is bounded, however many texts it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from .nodes import LAST, Chars, Choice, Edge, PatternNode, Repetition, Sequence
from .search import Machine

_FEW = 8
"""Places of a set that costs nothing worth to count."""
_MAX_PLACES = 50_000
"""Most places of all larger sets, which is well within the memory of the engine."""
_MAX_SETS = 20_000


def is_cheap(node: PatternNode) -> bool:
    """Whether searches for a pattern take about as long as reading the text. What does
    not begin at the start of the text, the engine may also look for from behind."""
    forward = _is_small(Machine(node), _letters(node), is_anchored=False)
    return forward and (
        _is_at_start(node)
        or _is_small(Machine(_backwards(node)), _letters(node), is_anchored=True)
    )


def _is_small(machine: Machine, letters: tuple[str, ...], *, is_anchored: bool) -> bool:
    first = machine.begin(is_end=False)
    found = {first}
    pending = [first]
    places = 0
    while pending:
        current = pending.pop()
        if machine.is_done(current):
            continue
        places += len(current) if len(current) > _FEW else 0
        if places > _MAX_PLACES or len(found) > _MAX_SETS:
            return False
        for letter in letters:
            after = machine.after(
                current, letter, is_end=False, is_anchored=is_anchored
            )
            if after not in found:
                found.add(after)
                pending.append(after)
    return True


def _letters(node: PatternNode) -> tuple[str, ...]:
    """One character for all that no set of a pattern tells apart."""
    sets = frozenset(_sets(node))
    starts = {0} | {
        edge
        for each in sets
        for low, high in each.ranges
        for edge in (low, high + 1)
        if edge <= LAST
    }
    alike = {tuple(each.has(code) for each in sets): chr(code) for code in starts}
    return tuple(alike.values())


def _sets(node: PatternNode) -> Iterator[Chars]:
    match node:
        case Chars():
            yield node
        case Edge():
            pass
        case Repetition(node=inner):
            yield from _sets(inner)
        case Sequence(parts=nodes) | Choice(options=nodes):
            for each in nodes:
                yield from _sets(each)


def _is_at_start(node: PatternNode) -> bool:
    """Whether it is found at the start of the text only."""
    match node:
        case Edge(is_end=is_end):
            return not is_end
        case Sequence(parts=parts):
            return bool(parts) and _is_at_start(parts[0])
        case Choice(options=options):
            return all(map(_is_at_start, options))
        case _:
            return False


def _backwards(node: PatternNode) -> PatternNode:
    """The pattern of the texts from their end to their start."""
    match node:
        case Chars():
            return node
        case Edge(is_end=is_end):
            return Edge(not is_end)
        case Repetition(node=inner, low=low, high=high):
            return Repetition(_backwards(inner), low, high)
        case Sequence(parts=parts):
            return Sequence(tuple(map(_backwards, reversed(parts))))
        case Choice(options=options):
            return Choice(tuple(map(_backwards, options)))

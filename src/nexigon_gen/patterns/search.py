"""A search in time that is proportional to the text, whatever the pattern.

All ways through a pattern are followed at once (Thompson's construction), and where a
character leads from a set of places is remembered. `re` of Python, the only engine at
hand here, tries one way after the other: with `^(a+)+$` for longer than anybody waits.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from ..values import NamedTuple
from .nodes import Chars, Choice, Edge, PatternNode, Repetition, Sequence
from .parse import read

_DONE = -1
_MAX_REMEMBERED = 50_000
_MANY = 50


class _Fork(NamedTuple):
    """Places to be at, at the same time."""

    next: tuple[int, ...]


class _Step(NamedTuple):
    """A character, or an edge of the text, and the place behind it."""

    over: Chars | Edge
    next: int


Positions: TypeAlias = frozenset[int]
"""Where a search is, in all ways at the same time."""


def is_found(pattern: str, text: str) -> bool:
    """Whether a pattern of the dialect is found in a text.

    Raises:
        DialectError: The pattern is not one.
    """
    return _machine(pattern).search(text)


@lru_cache(maxsize=256)
def _machine(pattern: str) -> Machine:
    return Machine(read(pattern))


class Machine:
    """The places of a pattern, and how characters lead from one to others."""

    def __init__(self, root: PatternNode) -> None:
        self._states: list[_Fork | _Step] = []
        self._start = self._add(root, _DONE)
        self._moved: dict[str, dict[int, int]] = {}
        self._nexts: dict[int, Positions] = {}
        self._known: dict[tuple[Positions, str], Positions] = {}

    def search(self, text: str) -> bool:
        """Whether it is found."""
        places = self.begin(is_end=not text)
        last = len(text) - 1
        for index, char in enumerate(text):
            if self.is_done(places):
                return True
            if index == last:
                places = self.after(places, char, is_end=True)
                break
            key = (places, char)
            if key not in self._known:
                if len(self._known) >= _MAX_REMEMBERED:
                    self._known.clear()
                self._known[key] = self.after(places, char, is_end=False)
            places = self._known[key]
        return self.is_done(places)

    def is_done(self, places: Positions) -> bool:
        """Whether the pattern is found once a search is there."""
        return _DONE in places

    def begin(self, *, is_end: bool) -> Positions:
        """Where a search is before the first character."""
        return self._closed({self._start}, is_start=True, is_end=is_end)

    def after(
        self, places: Positions, char: str, *, is_end: bool, is_anchored: bool = False
    ) -> Positions:
        """Where a character leads; unless it is anchored a search may also begin
        behind it."""
        moves = self._moves(char)
        found = {moves[place] for place in moves.keys() & places}
        if not is_anchored:
            found.add(self._start)
        if is_end:
            return self._closed(found, is_start=False, is_end=True)
        if len(found) > _MANY:  # their sets overlap: each place once is less
            every = self._closed(found, is_start=False, is_end=False)
            return frozenset(filter(self._is_char, every))
        return frozenset[int]().union(*map(self._within, found))

    def _moves(self, char: str) -> dict[int, int]:
        """By place, where a character leads."""
        if char not in self._moved:
            if len(self._moved) * len(self._states) > _MAX_REMEMBERED:
                self._moved.clear()
            code = ord(char)
            self._moved[char] = {
                place: state.next
                for place, state in enumerate(self._states)
                if isinstance(state, _Step)
                and isinstance(state.over, Chars)
                and state.over.has(code)
            }
        return self._moved[char]

    def _within(self, place: int) -> Positions:
        """The characters that come next at a place within the text."""
        if place not in self._nexts:
            every = self._closed({place}, is_start=False, is_end=False)
            self._nexts[place] = frozenset(filter(self._is_char, every))
        return self._nexts[place]

    def _is_char(self, place: int) -> bool:
        if place == _DONE:
            return True
        state = self._states[place]
        return isinstance(state, _Step) and isinstance(state.over, Chars)

    def _closed(self, places: set[int], *, is_start: bool, is_end: bool) -> Positions:
        """The places with all that no character lies before."""
        pending = list(places)
        while pending:
            place = pending.pop()
            if place == _DONE:
                continue
            match self._states[place]:
                case _Fork(next=following):
                    more = following
                case _Step(over=Edge(is_end=at_end), next=behind):
                    more = (behind,) if (is_end if at_end else is_start) else ()
                case _:
                    more = ()
            pending += [each for each in more if each not in places]
            places.update(more)
        return frozenset(places)

    def _add(self, node: PatternNode, behind: int) -> int:
        """Adds the states of a node that leads to the place `behind`; their first."""
        match node:
            case Chars() | Edge():
                return self._state(_Step(node, behind))
            case Sequence(parts=parts):
                for part in reversed(parts):
                    behind = self._add(part, behind)
                return behind
            case Choice(options=options):
                return self._state(
                    _Fork(tuple(self._add(each, behind) for each in options))
                )
            case Repetition(node=inner, low=low, high=None):  # a loop
                loop = self._state(_Fork(()))
                self._states[loop] = _Fork((self._add(inner, loop), behind))
                return self._times(inner, low, loop)
            case Repetition(node=inner, low=low, high=high):
                end = behind
                for _ in range((high or low) - low):
                    behind = self._state(_Fork((self._add(inner, behind), end)))
                return self._times(inner, low, behind)

    def _times(self, node: PatternNode, times: int, behind: int) -> int:
        for _ in range(times):
            behind = self._add(node, behind)
        return behind

    def _state(self, state: _Fork | _Step) -> int:
        self._states.append(state)
        return len(self._states) - 1

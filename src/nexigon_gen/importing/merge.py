"""Three versions of a text in one: what was there first, and what became of it twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that both sides changed, each in its own way: numbers of lines of our side,
    the first (from 0) and the one behind the last, and the lines of both sides."""

    start: int
    end: int
    ours: Sequence[str]
    theirs: Sequence[str]


def merge(base: str, ours: str, theirs: str) -> str | list[Conflict]:
    """The text with the changes of both sides, or where they contradict each other."""
    if ours in (base, theirs):
        return theirs
    parts: list[str] = []
    conflicts: list[Conflict] = []
    for part in _parts(*(each.splitlines(True) for each in (base, ours, theirs))):
        if isinstance(part, Conflict):
            conflicts.append(part)
        else:
            parts += part
    return conflicts or "".join(parts)


def _parts(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[Sequence[str] | Conflict]:
    """The lines in order: kept by all, changed by one side or by both alike, or a
    conflict."""
    at = left = right = 0
    for start, mine, other in _stops(base, ours, theirs):
        our, their = ours[left:mine], theirs[right:other]
        found = _both(base[at:start], our, their)
        yield Conflict(left, mine, ours=our, theirs=their) if found is None else found
        if start < len(base):
            yield base[start : start + 1]
        at, left, right = start + 1, mine + 1, other + 1


def _both(
    before: Sequence[str], our: Sequence[str], their: Sequence[str]
) -> Sequence[str] | None:
    """Lines with the changes of both sides: of one of them, of each in lines of its own,
    or with lines that one added behind. None if they contradict each other."""
    if our == their or their == before:
        return our
    if our == before:
        return their
    size = len(before)
    if size == 1 == len(our) == len(their):
        return None
    if size and their[:size] == before:
        return [*our, *their[size:]]
    if size and our[:size] == before:
        return [*their, *our[size:]]
    if not len(our) == len(their) == size:
        return None
    found = [_both([b], [o], [t]) for b, o, t in zip(before, our, their, strict=True)]
    return None if None in found else [line for each in found for line in each or ()]


def _stops(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """The lines that all three have in common, and the end, by their numbers in each."""
    left, right = _same(base, ours), _same(base, theirs)
    for number in range(len(base)):
        if number in left and number in right:
            yield number, left[number], right[number]
    yield len(base), len(ours), len(theirs)


def _same(base: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return {
        start + offset: mine + offset
        for start, mine, size in matcher.get_matching_blocks()
        for offset in range(size)
    }

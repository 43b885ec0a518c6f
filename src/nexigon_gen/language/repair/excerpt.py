"""Excerpt of a file: its skeleton and what stands round the suspects.

Entries of one section do not bear on each other's shape, so a trial need not read them
all; an edit that holds in the excerpt is tried on the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...text.span import Source
from .edit import Repair
from .lines import KEY, Page


class Excerpt:
    """A file without the entries of its sections that are far from the suspects."""

    def __init__(self, page: Page, suspects: list[int]) -> None:
        self._source = page.source
        self._cuts = [*_cuts(page, frozenset(suspects))]

    def after(self, repair: Repair) -> Source:
        """The excerpt with an edit made in it."""
        cuts = [
            (start, end, "")
            for start, end in self._cuts
            if end <= repair.start or repair.end <= start
        ]
        text, parts, at = self._source.text, list[str](), 0
        for start, end, put in sorted([*cuts, (repair.start, repair.end, repair.text)]):
            parts += (text[at:start], put)
            at = end
        return Source(self._source.name, "".join((*parts, text[at:])))


def _cuts(page: Page, suspects: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The offsets between which entries are left out: neither first in their section,
    nor beside or with a suspect."""
    for section, line in enumerate(page.lines):
        end = page.block(section)
        if line.indent or end == section + 1:
            continue
        depth = page.lines[section + 1].indent
        starts = [i for i in range(section + 1, end) if page.lines[i].indent <= depth]
        starts += [end, end]
        for before, first, behind, last in zip(
            starts, starts[1:], starts[2:], starts[3:] + [end], strict=False
        ):
            near = suspects.isdisjoint(range(before, last + 1))
            if near and first < behind and KEY.match(page.lines[first].body):
                yield page.lines[first].start, _start(page, behind)


def _start(page: Page, index: int) -> int:
    is_line = index < len(page.lines)
    return page.lines[index].start if is_line else len(page.source.text)

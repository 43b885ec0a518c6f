"""Comments and blank lines: where they are, and which place each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ..syntax.node import ScalarNode
from ..text.span import Source
from ..values import dataclass
from .cst import CstNode

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")
_NO_CONTENT = re.compile(r"[-?\s]*|---\s*")


@dataclass(frozen=True, slots=True)
class Trivia:
    """A comment, or a blank line if `text` is empty. `own` is one with a line of its
    own; `column` counts from 0."""

    text: str
    offset: int
    column: int
    own: bool


def attach(root: CstNode, source: Source) -> None:
    """Gives every comment and blank line of a file to a place in `root`."""
    order = [*root.walk()]
    starts = [place.start for place in order]
    scalars = [each for place in order for each in (place.key, place.value)]
    gaps: dict[int, list[Trivia]] = {}
    for note in trivia(
        source, [each for each in scalars if isinstance(each, ScalarNode)]
    ):
        index = bisect_right(starts, note.offset)
        if note.own:
            # Of places with one start, an item and its first entry, the outer is meant.
            gaps.setdefault(index, []).append(note)
        else:
            _attach_trailing(order[index - 1] if index else root, note)
    for index, gap in gaps.items():
        before = order[index - 1] if index else root
        after = order[index] if index < len(order) else None
        _attach_own(gap, before, after, root)


def trivia(source: Source, scalars: Sequence[ScalarNode]) -> Iterator[Trivia]:
    """The comments and blank lines between the scalars of a file, in order."""
    end = 0
    for scalar in scalars:
        yield from _between(source, end, scalar.span.start)
        end = scalar.span.end
        header = _HEADER.match(source.text, scalar.span.start)
        if header and not scalar.plain and header.end() <= end:
            yield Trivia(header[1].rstrip(), header.start(1), 0, own=False)
    yield from _between(source, end, len(source.text))


def _between(source: Source, start: int, end: int) -> Iterator[Trivia]:
    """What is left between two scalars is layout: a `#` starts a comment."""
    while start < end:
        match = _LINE.match(source.text, start, end)
        assert match
        line = source.position(start).line
        begin = source.line_starts[line - 1]
        offset = source.text.find("#", start, match.end())
        if offset >= 0:
            own = bool(_NO_CONTENT.fullmatch(source.text, begin, offset))
            text = source.text[offset : match.end()].rstrip()
            yield Trivia(text, offset, offset - begin, own=own)
        elif (
            begin == start and match[0].endswith(("\r", "\n")) and not match[0].strip()
        ):
            yield Trivia("", start, 0, own=True)
        start = max(match.end(), start + 1)


def _attach_trailing(place: CstNode, note: Trivia) -> None:
    """A comment behind a closing bracket belongs to what the bracket closes."""
    while place.parent and place.parent.is_flow:
        if note.offset < place.parent.value.span.end:
            break
        place = place.parent
    if place.parent and not place.trailing:
        place.trailing = note.text
    else:
        _end(place).append(note.text)


def _attach_own(
    gap: Sequence[Trivia], before: CstNode, after: CstNode | None, root: CstNode
) -> None:
    """Lines between two places belong to the one after them, or to the end of what the
    one before is in, if they are indented like that."""
    ended = _ended(before, after)
    pending = False
    for note in gap:
        if not note.text:
            pending = True
            continue
        if (
            isinstance(before.value, ScalarNode)
            and note.offset < before.value.span.start
        ):
            lines = before.lead
        else:
            while ended and not _holds(ended[0], note):
                ended.pop(0)
            lines = _end(ended[0]) if ended else (after.lead if after else root.tail)
        lines += ["", note.text] if pending else [note.text]
        pending = False
    if pending and after:
        after.lead.append("")


def _ended(before: CstNode, after: CstNode | None) -> list[CstNode]:
    """The collections that end between two places, the innermost first."""
    found: list[CstNode] = []
    last = after.parent if after else None
    place: CstNode | None = before
    while place and place is not last:
        found.append(place)
        place = place.parent
    return [place for place in found if not isinstance(place.value, ScalarNode)]


def _end(place: CstNode) -> list[str]:
    """Where a comment at the end of a place goes: above it, if nothing is in it."""
    return place.tail if place.inner else place.lead


def _holds(place: CstNode, note: Trivia) -> bool:
    """Whether a comment is inside a collection, by bracket or by indentation."""
    if place.is_flow:
        return note.offset < place.value.span.end
    first = place.value.span.first
    return note.column >= first.column - 1

"""Repairs of the indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...text.kinds import WRONG_INDENTATION
from .edit import Repair
from .lines import KEY, Line, Page

_MAX_DEPTHS = 8
_MAX_RUN = 200
_MAX_TEXT = 20
_MAX_ENDS = 3
_STARTS = re.compile(rf"- |{KEY.pattern}")
"""The start of a line that is an entry or an item."""
_OPENS_TEXT = re.compile(r": +[|>][-+0-9]*$")


def repairs(page: Page, suspects: list[int]) -> Iterator[Repair]:
    """Other indentations of the suspects: alone, with what stands below each, and with
    all that follows at its side."""
    for index in suspects:
        yield from _block_text(page, index)
    starts = [index for index in suspects if _STARTS.match(page.lines[index].body)]
    moves = [
        (
            (end - index, depth != _first_below(page, index)),
            move(page, page.lines[index:end], depth),
        )
        for index in starts
        for depth in _depths(page, index)
        for end in _ends(page, index, depth)
    ]
    # What moves least is likeliest, to where the first of its siblings stands.
    yield from (repair for _, repair in sorted(moves, key=lambda each: each[0]))


def _block_text(page: Page, index: int) -> Iterator[Repair]:
    """The lines of a text behind `|` that are no deeper than its key."""
    for start in range(index, max(index - _MAX_TEXT, -1), -1):
        above = page.lines[start]
        if _OPENS_TEXT.search(above.text):
            end = start + 1
            while end < len(page.lines) and not (
                KEY.match(page.lines[end].body)
                and page.lines[end].indent <= above.indent
            ):
                end += 1
            shift = (
                above.indent + 2 - page.lines[start + 1].indent
                if end > start + 1
                else 0
            )
            if shift > 0:
                yield move(page, page.lines[start + 1 : end], above.indent + 2)
            return


def _depths(page: Page, index: int) -> list[int]:
    """The indentations that lines near this one have, the nearest first."""
    here = page.lines[index].indent
    near = page.lines[max(index - 6, 0) : index + 7]
    above = [page.lines[i].indent for i in page.above(index)]
    found = {each.indent for each in near} | {*above} | {here + 2}
    found.add(_first_below(page, index))
    found.discard(here)
    return sorted(found, key=lambda depth: (abs(depth - here), depth))[:_MAX_DEPTHS]


def _first_below(page: Page, index: int) -> int:
    """The indentation of the first line below what this one stands below."""
    above = next(page.above(index), index - 1)
    return page.lines[above + 1].indent


def _ends(page: Page, index: int, depth: int) -> list[int]:
    """Where the lines may end that move with this one: alone, with what stands below
    it, with all that follows as deep; with all up to an empty line, or up to one that
    stands where this one should."""
    ends = [index + 1, page.block(index), page.run(index), _paragraph(page, index)]
    behind = range(index + 1, page.block(index))
    ends += [i for i in behind if page.lines[i].indent == depth][:_MAX_ENDS]
    return [end for end in dict.fromkeys(ends) if end - index <= _MAX_RUN]


def _paragraph(page: Page, index: int) -> int:
    """The index behind the last line before an empty one."""
    end = index + 1
    while (
        end < len(page.lines)
        and page.lines[end].number == page.lines[end - 1].number + 1
    ):
        end += 1
    return end


def move(page: Page, lines: tuple[Line, ...], wanted: int) -> Repair:
    """Lines at another indentation: that of the first, the others as they stand to it."""
    first, last = lines[0], lines[-1]
    depth = first.indent
    text = page.source.text[first.start : last.end]
    moved = "\n".join(_shifted(each, wanted - depth) for each in text.split("\n"))
    index = page.index(first.number)
    has_many = any(each.indent == depth for each in lines[1:])
    has_many |= len(lines) > 1 and page.block(index) != index + len(lines)
    subject = (
        f"lines {first.number} to {last.number} are" if has_many else "this line is"
    )
    whose = _siblings(page, lines, wanted, "their" if has_many else "its")
    return Repair(
        first.start,
        last.end,
        moved,
        kind=WRONG_INDENTATION,
        at=(first.start + depth, first.start + depth + len(first.key)),
        message=f"{subject} indented by {depth}, {whose} {wanted}",
        help=_help(lines, depth, wanted, has_many),
    )


def _help(lines: tuple[Line, ...], depth: int, wanted: int, has_many: bool) -> str:
    if has_many:
        way = "more" if wanted > depth else "less"
        return (
            f"indent lines {lines[0].number} to {lines[-1].number} by"
            f" {abs(wanted - depth)} {way}"
        )
    below = ", and what stands below it with it" if len(lines) > 1 else ""
    return f"indent it by {wanted}{below}"


def _siblings(page: Page, lines: tuple[Line, ...], wanted: int, whose: str) -> str:
    """Who has the wanted indentation, in words."""
    indexes = (page.index(lines[0].number), page.index(lines[-1].number))
    before, behind = indexes[0] - 1, indexes[1] + 1
    near = [*page.lines[max(before, 0) : before + 1], *page.lines[behind : behind + 1]]
    if any(each.indent == wanted for each in near):
        return f"{whose} siblings by"
    return "not by"


def _shifted(line: str, shift: int) -> str:
    if not line.strip():
        return line
    if shift > 0:
        return " " * shift + line
    blanks = len(line) - len(line.lstrip())
    return line[min(-shift, blanks) :]

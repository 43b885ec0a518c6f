"""Repairs of annotations, which other languages write before what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...text.kinds import YAML_SYNTAX
from ...values import replace
from ..hints.words import DECLARES
from .edit import Repair, edit
from .lines import KEY, Page

_ONE = r"@[A-Za-z][\w.]*(?:\((?:[^()]|\([^()]*\))*\))?"
_ALONE = re.compile(rf"{_ONE}(?:\s+{_ONE})*|#\[.*\]")
_BEFORE = re.compile(rf"(?:{_ONE}\s+)+(?=\w)")
_DECLARES = re.compile(rf"(?:(?:{'|'.join(sorted(DECLARES))})\s+)+(?=\w)")
_NONE = "there are no annotations"


def bare(body: str) -> str:
    """A line without the annotations before what it declares."""
    return _BEFORE.sub("", body) if body.startswith("@") else body


def alone(page: Page, index: int) -> Iterator[Repair]:
    """Lines of annotations and nothing else, or those before a key."""
    line = page.lines[index]
    rest = bare(line.body)
    rest = _DECLARES.sub("", rest) if rest != line.body else rest
    if rest != line.body and KEY.match(rest):
        text = " " * line.indent + rest
        place = (line.indent, line.indent + len(line.body) - len(rest))
        yield edit(line, text, at=place, message=_NONE, help=f"write `{rest}`")
    if not _ALONE.fullmatch(line.body):
        return
    start, end = _first(page, index), index + 1
    while end < len(page.lines) and _ALONE.fullmatch(page.lines[end].body):
        end += 1
    yield Repair(
        page.lines[start].start,
        page.lines[end - 1].end,
        "",
        kind=YAML_SYNTAX,
        at=(page.lines[start].start + page.lines[start].indent, page.lines[start].end),
        message=_NONE,
        help=f"take {_lines(page, start, end) if end - start > 1 else 'the line'} away",
    )


def below(page: Page, index: int) -> int:
    """The line that one of annotations is about; any other is about itself."""
    end = index
    while end + 1 < len(page.lines) and _ALONE.fullmatch(page.lines[end].body):
        end += 1
    return end


def with_those(found: Iterable[Repair], page: Page, index: int) -> Iterator[Repair]:
    """Repairs of a line, each with the annotations in the lines above it."""
    start = _first(page, index)
    if start == index:
        yield from found
        return
    taken = _lines(page, start, index)
    for each in found:
        help = f"take {taken} away, and {each.help}"
        yield replace(each, start=page.lines[start].start, help=help)


def _first(page: Page, index: int) -> int:
    """Where the lines of annotations above a line begin."""
    while index and _ALONE.fullmatch(page.lines[index - 1].body):
        index -= 1
    return index


def _lines(page: Page, start: int, end: int) -> str:
    first, last = page.lines[start].number, page.lines[end - 1].number
    return f"line {first}" if first == last else f"lines {first} to {last}"

"""Repairs of files that are no YAML: a table, the most certain first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from . import blocks, classes, dashes, declarations, marks, quotes, values
from .edit import Repair
from .lines import Line, Page

_LineMender: TypeAlias = Callable[[Page, int], Iterator[Repair]]
"""Makes edits of the line with an index."""


def repairs(page: Page, suspects: list[int]) -> Iterator[Repair]:
    """What may be meant by the suspects, the most certain first."""
    return _each(_IN_ORDER, page, suspects)


def blocks_of(page: Page, suspects: list[int]) -> Iterator[Repair]:
    """What may be meant by declarations of several lines."""
    return _each((_block,), page, suspects)


def _each(
    menders: tuple[_LineMender, ...], page: Page, suspects: list[int]
) -> Iterator[Repair]:
    for mender in menders:
        for index in suspects:
            yield from mender(page, index)


def _block(page: Page, index: int) -> Iterator[Repair]:
    yield from blocks.repairs(page, index)
    yield from classes.repairs(page, index)


def _of_line(mender: Callable[[Line], Iterator[Repair]]) -> _LineMender:
    """A mender that needs to know the line alone."""
    return lambda page, index: mender(page.lines[index])


_IN_ORDER: tuple[_LineMender, ...] = (
    _of_line(marks.added),
    _of_line(marks.blanks),
    _of_line(marks.colon_of_width),
    _of_line(quotes.smart),
    _of_line(quotes.escapes),
    _of_line(marks.comment),
    _of_line(marks.document_end),
    _of_line(marks.glued),
    marks.indent_of_blanks,
    marks.long_form,
    _block,
    declarations.repairs,
    values.below,
    _of_line(marks.missing_colon),
    marks.continued,
    dashes.all_of,
    dashes.shifted,
    _of_line(dashes.joined),
    dashes.one,
    _of_line(quotes.open_quote),
    _of_line(values.flow),
    _of_line(values.brackets),
    _of_line(values.block_text),
    _of_line(values.typed),
    _of_line(values.comma),
    _of_line(quotes.quote),
    _of_line(values.two),
)

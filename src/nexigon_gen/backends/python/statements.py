"""Statements of templates: read as Python, laid out as Black would have them.

A template writes a statement on one line, or with one item a line; here it goes on one
line if it fits, else over as many as it takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from . import layout
from .columns import fits
from .expr import Expr, Parameter, Raw, Tupled
from .reader import STRING, ExpressionReader

_MARKS = re.compile(rf"{STRING}|[()\[\],]")
_HEADERS = ("class ", "def ", "async def ")
_ANNOTATED = re.compile(r"(\w+): ")
_BEFORE_VALUE = re.compile(r"(?:return |raise |await )+|@|\w+(?:, \w+)* = |")


class _Multiline(NamedTuple):
    """What a template writes over several lines: one that ends with a bracket, an item a
    line, each with a comma, and one that starts with the bracket that closes."""

    opening: str
    items: list[_Line]
    closing: str


_Line: TypeAlias = "str | _Multiline"


def code(text: str, indent: int = 0) -> str:
    """Statements, indented by so many spaces. One starts wherever no bracket is open."""
    lines = filter(None, map(str.strip, text.split("\n")))
    return "".join(f"{_laid(_part(line, lines), indent)}\n" for line in lines)


def _part(line: str, more: Iterator[str]) -> _Line:
    """What a line begins, which may go on over more lines."""
    if line[-1] not in "([":
        return line
    items: list[_Line] = []
    for each in more:
        if each[0] in ")]":
            return _Multiline(line, items, each)
        items.append(_part(each, more))
    raise AssertionError(f"a bracket is open in `{line}`")


def _laid(part: _Line, indent: int) -> str:
    """A statement with its indent."""
    text = _flat(part)
    if fits(text, indent):
        return " " * indent + text
    rows = [] if isinstance(part, str) else _rows(part, indent)
    return "\n".join(rows) if rows else " " * indent + _broken(text, indent)


def _flat(part: _Line) -> str:
    """A part on one line; no comma stands before a bracket that closes, but in a tuple
    of one."""
    if isinstance(part, str):
        return part
    items = " ".join(map(_flat, part.items))
    if not (len(part.items) == 1 and part.opening == "return ("):
        items = items.removesuffix(",")
    return f"{part.opening}{items}{part.closing}"


def _rows(part: _Multiline, indent: int) -> list[str]:
    """One item a line; nothing if a line is too wide."""
    rows = [" " * indent + part.opening]
    for item in part.items:
        line = " " * (indent + 4) + _flat(item)
        if isinstance(item, str) or fits(line):
            rows.append(line)
        elif inner := _rows(item, indent + 4):
            rows += inner
        else:
            return []
    rows.append(" " * indent + part.closing)
    return rows if all(map(fits, rows)) else []


def _broken(text: str, indent: int) -> str:
    """A statement over several lines; the first is indented already."""
    if text.startswith("from "):
        pad = " " * indent
        head, _, names = text.partition(" import ")
        rows = "".join(f"{pad}    {name},\n" for name in names.split(", "))
        return f"{head} import (\n{rows}{pad})"
    if text.startswith(_HEADERS):
        return _header(text, indent)
    if text.startswith("return ("):
        items = _items(text, len("return ("), ExpressionReader.argument, indent)
        return layout.statement("return ", Tupled(tuple(items)), indent=indent)
    if found := _ANNOTATED.match(text):
        field = ExpressionReader(text).parameter()
        assert isinstance(field, Parameter)
        return layout.assignment(found[1], field.type, field.default, indent=indent)
    found = _BEFORE_VALUE.match(text)
    before = found[0] if found else ""
    value = ExpressionReader(text[len(before) :]).value()
    return layout.statement(before, value, indent=indent)


def _header(text: str, indent: int) -> str:
    """The first line of a class or a function, over several."""
    start = text.index("(") + 1
    read = (
        ExpressionReader.argument
        if text.startswith("class ")
        else ExpressionReader.parameter
    )
    items = _items(text, start, read, indent)
    tail = "):"
    if read is ExpressionReader.parameter:
        output = text[_end(text, start) + len(") -> ") : -1]
        tail = layout.statement(
            ") -> ",
            _whole(output, ExpressionReader.value, f") -> {output}:", indent),
            ":",
            indent=indent,
        )
    return layout.bracketed(text[:start], items, tail, indent=indent)


def _items(
    text: str, start: int, read: Callable[[ExpressionReader], Expr], indent: int
) -> list[Expr]:
    """The items behind an opening bracket. Most fit on a line, and are left as they
    are."""
    return [_whole(item, read, f"{item},", indent + 4) for item in _split(text, start)]


def _whole(
    text: str, read: Callable[[ExpressionReader], Expr], line: str, indent: int
) -> Expr:
    return Raw(text) if fits(line, indent) else read(ExpressionReader(text))


def _split(text: str, start: int) -> Iterator[str]:
    """What stands between commas, up to the bracket that closes."""
    depth = 0
    for mark in _MARKS.finditer(text, start):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth -= 1
        if depth < 0 or (not depth and mark[0] == ","):
            item = text[start : mark.start()].strip()
            start = mark.end()
            if item:
                yield item
        if depth < 0:
            return


def _end(text: str, start: int) -> int:
    """Where the bracket stands that closes the one before `start`."""
    depth = 1
    for mark in _MARKS.finditer(text, start):
        depth += (mark[0] in "([") - (mark[0] in ")]")
        if not depth:
            return mark.start()
    raise AssertionError(f"a bracket is open in `{text}`")

"""Statements of templates: read as Python, laid out as Black would have them.

A template writes a statement the way it reads best, over as many lines as it likes; here
it goes on one line if it fits, else one item a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from . import layout
from .columns import fits
from .expr import Expr, Parameter, Raw, Tupled
from .reader import STRING, ExpressionReader

_STRINGS = re.compile(STRING)
_MARKS = re.compile(rf"{STRING}|[()\[\],]")
_HEADERS = ("class ", "def ", "async def ")
_ANNOTATED = re.compile(r"(\w+): ")
_BEFORE_VALUE = re.compile(r"(?:return |raise |await )+|@|\w+(?:, \w+)* = |")


def code(text: str, indent: int = 0) -> str:
    """Statements, indented by so many spaces. One starts wherever no bracket is open."""
    pad = " " * indent
    return "".join(
        pad + (each if fits(each, indent) else _broken(each, indent)) + "\n"
        for each in _statements(text)
    )


def _statements(text: str) -> list[str]:
    """Each statement on one line; no comma stands before a bracket that closes, but in
    a tuple of one."""
    found: list[str] = []
    depth = items = 0
    for line in map(str.strip, text.split("\n")):
        if not line:
            continue
        if not depth:
            found.append(line)
            items = 0
        elif found[-1][-1] in "([":
            found[-1] += line
            items += depth == 1
        elif line[0] in ")]":
            is_single = items == 1 and found[-1].startswith("return (")
            found[-1] = found[-1] if is_single else found[-1].removesuffix(",")
            found[-1] += line
        else:
            found[-1] += f" {line}"
            items += depth == 1
        depth += _opened(line)
    return found


def _opened(line: str) -> int:
    """How many more brackets a line opens than it closes."""
    bare = _STRINGS.sub("", line) if '"' in line or "'" in line else line
    opened = bare.count("(") + bare.count("[")
    return opened - bare.count(")") - bare.count("]")


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
        items = _rows(text, len("return ("), ExpressionReader.argument, indent)
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
    items = _rows(text, start, read, indent)
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


def _rows(
    text: str, start: int, read: Callable[[ExpressionReader], Expr], indent: int
) -> list[Expr]:
    """The items behind an opening bracket. Most fit on a line, and are left as they
    are."""
    return [_whole(item, read, f"{item},", indent + 4) for item in _items(text, start)]


def _whole(
    text: str, read: Callable[[ExpressionReader], Expr], line: str, indent: int
) -> Expr:
    return Raw(text) if fits(line, indent) else read(ExpressionReader(text))


def _items(text: str, start: int) -> Iterator[str]:
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

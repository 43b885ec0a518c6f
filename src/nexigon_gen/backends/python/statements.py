"""Statements of templates: read as Python, laid out as Black would have them.

A template writes a statement on one line, or with one item a line; here it goes on one
line if it fits, else over as many as it takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from . import layout
from .columns import fits
from .expr import Expr, Parameter, Raw, Tupled
from .reader import STRING, ExpressionReader

_MARKS = re.compile(rf"{STRING}|[()\[\],]")
_HEADERS = ("class ", "def ", "async def ")
_ANNOTATED = re.compile(r"(\w+): ")
_BEFORE_VALUE = re.compile(r"(?:return |raise |await )+|@|\w+(?:, \w+)* = |")


_TUPLE = "return ("


def code(text: str, indent: int = 0) -> str:
    """Statements, indented by so many spaces. One starts wherever no bracket is open."""
    text = text.strip()
    if "\n" not in text:
        return f"{_laid(text, text, indent)}\n"
    lines = "\n".join(filter(None, map(str.strip, text.split("\n"))))
    flat = _flat(lines)
    if "\n" not in flat:  # one statement, as mostly
        return f"{_laid(lines, flat, indent)}\n"
    statements = [_laid(each, _flat(each), indent) for each in _grouped(lines)]
    return "".join([f"{each}\n" for each in statements])


def _grouped(text: str) -> list[str]:
    """The lines of each statement, or of each item between two brackets. A line may open
    a bracket at its end, and begin with the one that closes."""
    groups: list[str] = []
    depth = 0
    for line in text.split("\n"):
        if depth:
            groups[-1] += f"\n{line}"
        else:
            groups.append(line)
        depth += (line[-1] in "([") - (line[0] in ")]")
    assert not depth, f"a bracket is open in `{text}`"
    return groups


def _laid(lines: str, flat: str, indent: int) -> str:
    """A statement, which is on one line in `flat`, with its indent."""
    if fits(flat, indent):
        return " " * indent + flat
    rows = _rows(lines, indent) if flat != lines else ""
    return rows or " " * indent + _broken(flat, indent)


def _flat(lines: str) -> str:
    """Statements or an item, each on one line; no comma stands before a bracket that
    closes, but in a tuple of one. Every item has one at its end."""
    if lines.startswith(f"{_TUPLE}\n"):
        _, inner, closing = _parts(lines)
        if inner and len(_grouped(inner)) == 1:
            return f"{_TUPLE}{_flat(inner)}{closing}"
    for closing in ")]":
        lines = lines.replace(f",\n{closing}", closing).replace(f"\n{closing}", closing)
    return lines.replace("(\n", "(").replace("[\n", "[").replace(",\n", ", ")


def _parts(lines: str) -> tuple[str, str, str]:
    """What opens a bracket, the items, and what closes it."""
    opening, _, rest = lines.partition("\n")
    inner, _, closing = rest.rpartition("\n")
    return opening, inner, closing


def _rows(lines: str, indent: int) -> str:
    """One item a line; nothing if a line is too wide."""
    pad, further = " " * indent, " " * (indent + 4)
    opening, inner, closing = _parts(lines)
    if not inner:
        return ""
    if "(\n" in inner or "[\n" in inner:
        items = [_item(each, indent + 4) for each in _grouped(inner)]
        if not all(items):
            return ""
        inner = "\n".join(items)
    else:
        inner = further + inner.replace("\n", f"\n{further}")
    text = f"{pad}{opening}\n{inner}\n{pad}{closing}"
    return text if fits(text) else ""


def _item(lines: str, indent: int) -> str:
    """An item on one line if it fits, else over several; nothing if a line is too wide."""
    line = " " * indent + _flat(lines)
    return line if "\n" not in lines or fits(line) else _rows(lines, indent)


def _broken(text: str, indent: int) -> str:
    """A statement over several lines; the first is indented already."""
    if text.startswith("from "):
        pad = " " * indent
        head, _, names = text.partition(" import ")
        rows = "".join(f"{pad}    {name},\n" for name in names.split(", "))
        return f"{head} import (\n{rows}{pad})"
    if text.startswith(_HEADERS):
        return _header(text, indent)
    if text.startswith(_TUPLE):
        items = _items(text, len(_TUPLE), ExpressionReader.argument, indent)
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

"""Scalars as they are written: without quotes if the reader would read them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache

from ..syntax import yaml
from ..syntax.file import escape
from ..syntax.implicit import in_odd_quotes, other_reading
from ..syntax.node import Entry, MappingNode, ScalarNode
from ..text.report import Report
from ..text.span import Source
from ..text.unseen import HIDDEN, hidden_in
from .doc import Atom

WIDTH = 88
"""Longest line, in code points, where a line can be broken."""


class ScalarContext(Enum):
    """The surroundings of a scalar; the value is YAML with room for it."""

    KEY = "{}: x"
    VALUE = "x: {}"
    FLOW_KEY = "{{{}: x}}"
    FLOW = "{{x: {}}}"


_WORD = r"[A-Za-z_(][A-Za-z0-9_.()'/-]*"
_SIMPLE = re.compile(rf"{_WORD}(?: (?:--|{_WORD}))*")
_SPECIAL = re.compile(rf"[\t\n\r]|{HIDDEN}")
_FOLD = re.compile(r"(?<=[^ ]) (?=[^ ])")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def inline(text: Atom, where: ScalarContext) -> str:
    """A text on one line."""
    if text.plain and (text.text or where is ScalarContext.VALUE):
        return text.text
    if other_reading(text.text) is None and _is_plain(text.text, where):
        return text.text
    return quoted(text.text)


def quoted(text: str) -> str:
    """A text in quotes: the double ones, unless the others are less to read."""
    double = "".join(map(_escaped, text))
    single = text.replace("'", "''")
    if len(single) < len(double) and not _SPECIAL.search(text):
        return f"'{single}'"
    return f'"{double}"'


def block(text: Atom, indent: int, used: int) -> list[str] | None:
    """A text as the lines of a block, the first of them its header, where that says more
    than one line would; None where it does not.

    Args:
        indent: The column where the lines of the block begin.
        used: The columns before the text, were it on one line.
    """
    if text.plain or any(hidden_in(text.text)) or "\r" in text.text:
        return None
    if "\n" in text.text:
        body, end = text.text.removesuffix("\n"), text.text.endswith("\n")
        if body != body.rstrip():
            return None  # nobody would see where it ends
        return _checked("|" if end else "|-", body.split("\n"), text.text)
    if used + len(inline(text, ScalarContext.VALUE)) <= WIDTH:
        return None
    lines = [*_folded(text.text, WIDTH - indent)]
    return _checked(">-", lines, text.text) if len(lines) > 1 else None


def _checked(header: str, lines: list[str], text: str) -> list[str] | None:
    """The lines of a block that reads as `text`, or None."""
    written = "".join(f"\n  {line}" if line else "\n" for line in lines)
    block = [header, *lines]
    return block if _reads(f"x: {header}{written}\n", "x", text) else None


def _folded(text: str, width: int) -> Iterator[str]:
    """Lines that YAML joins with a space; there is none at either side of a break."""
    line = ""
    for word in _FOLD.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    return escape(char) if re.match(HIDDEN, char) else char


@cache
def _is_plain(text: str, where: ScalarContext) -> bool:
    """Whether a text may do without quotes. In doubt, the reader itself is asked."""
    if _SIMPLE.fullmatch(text):
        return True
    if not text or _SPECIAL.search(text) or in_odd_quotes(text):
        return False
    is_key = where in (ScalarContext.KEY, ScalarContext.FLOW_KEY)
    key, value = (text, "x") if is_key else ("x", text)
    return _reads(where.value.format(text), key, value)


def _reads(written: str, key: str, value: str) -> bool:
    """Whether the reader finds this one entry in a YAML text, and no fault."""
    report = Report()
    node = yaml.parse(Source("", written), report)
    match node:
        case MappingNode(
            entries=(Entry(ScalarNode(text=left), ScalarNode(text=right)),)
        ):
            return not len(report) and (left, right) == (key, value)
        case _:
            return False

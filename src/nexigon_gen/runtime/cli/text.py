"""Layout of text for a terminal: wrapped to its width, without control characters."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Final, TextIO, TypeAlias

_UNSAFE: Final = re.compile(
    # Control characters, line separators, and marks that change the direction of text.
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_LINE: Final = re.compile(r"[\t\n]")
_NAMES: Final = 26
"""The widest column of names, in characters."""


class DefinitionList:
    """A titled list of names with descriptions; without rows it is left out."""

    __slots__ = ("rows", "title")

    def __init__(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        self.title = title
        self.rows = rows


HelpPart: TypeAlias = "str | DefinitionList"
"""A part of a help text: paragraphs, which are left out if empty, or a list."""


def safe(text: str) -> str:
    """Text with control characters escaped as in JSON, so that it cannot control a
    terminal."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """The same, with tabs and line ends replaced."""
    return _LINE.sub(lambda found: " " if found[0] == "\t" else "\\n", safe(text))


def width() -> int:
    """The width of the terminal; 80 without one."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 20:
        return int(columns)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def wrapped(text: str, indent: int, columns: int) -> list[str]:
    """Wraps paragraphs into lines of at most `columns` characters, indent included."""
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        line = ""
        for word in paragraph.split():
            if line and indent + len(line) + 1 + len(word) > columns:
                lines.append(" " * indent + line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(" " * indent + line if line else "")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def laid_out(*parts: HelpPart) -> str:
    """A help text, laid out for the width of the terminal."""
    lines: list[str] = []
    for part in parts:
        found = (
            [*_definitions(part)]
            if isinstance(part, DefinitionList)
            else wrapped(part, 0, width())
        )
        lines += [*found, ""] if found else ()
    return "\n".join(lines).rstrip() + "\n"


def _definitions(part: DefinitionList) -> Iterator[str]:
    if not part.rows:
        return
    columns = width()
    rows = [(safe(name), said) for name, said in part.rows]
    column = min(max(len(name) for name, _ in rows), _NAMES) + 4
    yield f"{part.title}:"
    for name, said in rows:
        first, *rest = wrapped(said, column, columns) or [""]
        head = f"  {name}"
        if len(head) + 2 > column:
            yield from (head, first) if first else (head,)
        else:
            yield (head.ljust(column) + first.strip()).rstrip()
        yield from rest


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; a closed stream is none."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False

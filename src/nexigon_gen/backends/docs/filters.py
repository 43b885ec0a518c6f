"""Filters of the templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .html import Html, text
from .view import PieceView

__all__ = ["breakable", "code", "indent", "linked", "owners", "text", "words"]


_SHORT = 20
"""Columns that are there on every screen."""
_SEAM = re.compile(r"(?<=[/_.-])(?=\w)|(?<=[a-z0-9])(?=[A-Z])")
_MARKS = {"&": "&amp;", "<": "&lt;", "`": "&#96;"} | {
    each: f"\\{each}" for each in "\\*_[]"
}
"""What begins markup in Markdown, and how it is written as text."""
_MARK = re.compile(r"[&<`\\*_\[\]]")


@cache
def breakable(name: str) -> Html:
    """A name as HTML that goes on to the next line between its words, if it has to."""
    if len(name) < _SHORT:
        return Html(text(name))
    return Html("<wbr>".join(map(text, _SEAM.split(name))))


def indent(text: str, columns: int) -> str:
    """Text whose lines all stand deeper by so many columns."""
    pad = " " * columns
    return "".join(
        pad + line if line.strip() else line for line in text.splitlines(keepends=True)
    )


def code(text: str) -> str:
    """Text as code in Markdown, whatever is in it."""
    if "`" not in text:
        return f"`{text}`"
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{blank}{text}{blank}{fence}"


def words(text: str) -> str:
    """Plain text in Markdown: neither code nor markup comes of it."""
    return _MARK.sub(lambda found: _MARKS[found[0]], text)


def linked(pieces: Iterable[PieceView]) -> str:
    """The name of a type as code, with a link to the other page that it is on."""
    parts = [*pieces]
    name = code("".join(each.text for each in parts))
    page = next((each.away for each in parts if each.away), "")
    return f"[{name}]({page}.md)" if page else name


def owners(members: Iterable[PieceView]) -> str:
    """What the members `Owner.member` belong to as code, each once."""
    names = (each.text.partition(".")[0] for each in members)
    return ", ".join(map(code, dict.fromkeys(names)))

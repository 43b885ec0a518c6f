"""Filters of the templates."""

from __future__ import annotations

from .html import text

__all__ = ["indent", "text"]


def indent(text: str, columns: int) -> str:
    """Text whose lines all stand deeper by so many columns."""
    pad = " " * columns
    return "".join(
        pad + line if line.strip() else line for line in text.splitlines(keepends=True)
    )

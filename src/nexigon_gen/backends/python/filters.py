"""Filters of the templates: text and statements as they stand in a module."""

from __future__ import annotations

from . import literals
from .statements import code

__all__ = ["code", "docstring", "framed", "indent", "string"]

string = literals.string
docstring = literals.docstring


def framed(text: str, indent: int) -> str:
    """A docstring of several parts, on lines of its own."""
    lines = "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
    return f"{' ' * indent}{literals.docstring(lines, indent)}\n"


def indent(text: str, columns: int) -> str:
    """Text whose further lines stand deeper by so many columns."""
    return text.replace("\n", "\n" + " " * columns)

"""Filters of the templates: text and statements as they stand in a module.

Two clients say nearly the same, and so do two runs of `--watch`: what was laid out
before is kept.
"""

from __future__ import annotations

from functools import lru_cache

from . import literals, statements

__all__ = ["code", "docstring", "framed", "indent", "string"]

_kept = lru_cache(1 << 13)

code = _kept(statements.code)
docstring = _kept(literals.docstring)
string = literals.string


@_kept
def framed(text: str, indent: int) -> str:
    """A docstring of several parts, on lines of its own."""
    lines = "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
    return f"{' ' * indent}{literals.docstring(lines, indent)}\n"


def indent(text: str, columns: int) -> str:
    """Text whose further lines stand deeper by so many columns."""
    return text.replace("\n", "\n" + " " * columns)

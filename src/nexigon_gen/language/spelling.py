"""Spelling of a name as its author may have meant it, in the two styles of the language."""

from __future__ import annotations

from ..ir import casing


def snake(name: str) -> str:
    """The name in snake_case; empty when nothing is left of it."""
    return "_".join(word.lower() for word in _words(name)).lstrip("0123456789_")


def pascal(name: str) -> str:
    """The name in PascalCase; empty when nothing is left of it."""
    joined = "".join(word[:1].upper() + word[1:] for word in _words(name))
    return joined.lstrip("0123456789")


def _words(name: str) -> list[str]:
    """Those of a name like `NO_SHOW` are no acronyms."""
    return casing.words(name.lower() if "_" in name and name.isupper() else name)

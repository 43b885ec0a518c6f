"""Identifiers: names that are valid in Python, and are no reserved words."""

from __future__ import annotations

from functools import cache
from typing import NewType

from ...ir import casing
from ...text.packaged import packaged

Identifier = NewType("Identifier", str)
"""A valid name. Only this module and the table of names make values of this type."""


@cache
def reserved(name: str) -> frozenset[str]:
    """A list of reserved words, from `reserved/<name>.txt`.

    Read from files, because the output must not depend on the Python that runs this.
    """
    file = packaged(f"backends/python/reserved/{name}.txt")
    return frozenset(file.read_text("utf-8").split())


@cache
def identifier(name: str, *lists: str) -> Identifier:
    """The name, with a `_` after it if it is a keyword or in one of the lists."""
    taken = any(name in reserved(each) for each in ("keywords", *lists))
    return Identifier(f"{name}_" if taken else name)


def from_wire(key: str, *lists: str) -> Identifier:
    """A name for a key that has none in the spec but its wire name, such as a tag."""
    name = casing.snake(key)
    if not name[:1].isalpha():
        name = f"key_{name}" if name else "key"
    return identifier(name, *lists)

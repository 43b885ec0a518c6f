"""Identifiers: the only maker of names that Python accepts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NewType

from ...ir import casing

Identifier = NewType("Identifier", str)
"""A valid name that is no keyword; only this module and the table of names make one."""

_RESERVED = Path(__file__).with_name("reserved")


@cache
def reserved(name: str) -> frozenset[str]:
    """A list of words that mean something already, from `reserved/<name>.txt`.

    Lists, not introspection: the output must not depend on the running Python.
    """
    return frozenset((_RESERVED / f"{name}.txt").read_text("utf-8").split())


@cache
def identifier(name: str, *lists: str) -> Identifier:
    """`name` as it is, or with a `_` behind it where it is reserved."""
    taken = any(name in reserved(each) for each in ("keywords", *lists))
    return Identifier(f"{name}_" if taken else name)


def from_wire(key: str, *lists: str) -> Identifier:
    """A name for a key that exists on the wire only, such as a tag."""
    name = casing.snake(key)
    if not name[:1].isalpha():
        name = f"key_{name}" if name else "key"
    return identifier(name, *lists)

"""Python names: the only maker of identifiers, and the place where they clash."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NewType

from ...ir import casing
from ...text.report import Label, Report
from ...text.span import Span

Identifier = NewType("Identifier", str)
"""A valid name that is no keyword; only this module makes one."""

_RESERVED = Path(__file__).with_name("reserved")

_RENAME = "rename one; a field, variant or action keeps its wire name with `wire:`"


@cache
def reserved(name: str) -> frozenset[str]:
    """A list of words that mean something already, from `reserved/<name>.txt`.

    Lists, not introspection: the output must not depend on the running Python.
    """
    return frozenset((_RESERVED / f"{name}.txt").read_text("utf-8").split())


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


class Names:
    """The names of one Python scope; `code` is what a clash is reported as."""

    def __init__(self, where: str, report: Report, *, code: str = "NXG602") -> None:
        self._where = where
        self._code = code
        self._report = report
        self._taken: dict[str, Span] = {}

    def take(self, name: Identifier, span: Span) -> Identifier:
        """Claims a name for what is written at `span`; a second claim is an error."""
        first = self._taken.setdefault(name, span)
        if first is not span:
            self._report.error(
                self._code,
                span,
                f"two things are called `{name}` in Python, in {self._where}",
                label=f"becomes `{name}`",
                others=(Label(first, f"becomes `{name}` too"),),
                help=(_RENAME,),
            )
        return name

"""A YAML emitter of our own: block layout, every text in double quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias


class Plain(str):
    """Text that must stand without quotes: a flag, a number."""

    __slots__ = ()


Tree: TypeAlias = "str | Sequence[Tree] | Mapping[str, Tree]"


def emit(tree: Mapping[str, Tree]) -> str:
    """The YAML text of a mapping."""
    return "".join(f"{line}\n" for line in _mapping(tree))


def _mapping(tree: Mapping[str, Tree]) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{_quoted(key)}:", value)


def _entry(head: str, value: Tree) -> Iterator[str]:
    match value:
        case str():
            yield f"{head} {value if isinstance(value, Plain) else _quoted(value)}"
        case Mapping() if value:
            yield head
            yield from (f"  {line}" for line in _mapping(value))
        case Mapping():
            yield f"{head} {{}}"
        case _ if not value:
            yield f"{head} []"
        case _:
            yield head
            for item in value:
                yield from (f"  {line}" for line in _entry("-", item))


def _quoted(text: str) -> str:
    """Everything but printable ASCII and some letters is written as an escape."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char.isascii() and char.isprintable() or char in "é√🙂":
        return char
    return f"\\U{ord(char):08x}"

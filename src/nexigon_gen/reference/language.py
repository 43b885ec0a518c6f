"""The tables of the language, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.casing import spell
from ..ir.terms import Casing
from ..language import keys
from ..language.shape import Key, Kind, Shape
from ..language.shared_keys import LIFECYCLE
from ..runtime.wire.scalars import ScalarKind
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class ScalarRow:
    """Scalars that differ in nothing but their size."""

    kinds: tuple[ScalarKind, ...]
    docs: str
    wire: str

    @property
    def names(self) -> str:
        """The scalars, as code."""
        return " ".join(f"`{kind.value}`" for kind in self.kinds)


PARTS = (
    "start",
    "names",
    "types",
    "structs",
    "unions",
    "newtypes",
    "constraints",
    "actions",
    "files",
)
"""The templates of the page, in order."""

_HEAD = ("| key | takes | |", "| --- | --- | --- |")


def _rows_of_scalars() -> Iterator[ScalarRow]:
    by_words: dict[tuple[str, str], list[ScalarKind]] = {}
    for kind in ScalarKind:
        by_words.setdefault((kind.facts.docs, kind.facts.wire), []).append(kind)
    for (docs, wire), kinds in by_words.items():
        yield ScalarRow(tuple(kinds), docs, wire)


SCALARS = tuple(_rows_of_scalars())
"""Every scalar (wire.md W4)."""


@dataclass(frozen=True, slots=True)
class CasingRow:
    """A casing and what it makes of names."""

    word: str
    spellings: tuple[str, ...]


CASED = ("device_id", "s3_config", "sha256sum", "HttpError", "HTTPServer", "Ipv4")
"""Names that show what a casing does: fields, then values."""


def casings() -> tuple[CasingRow, ...]:
    """Every casing (wire.md W2.1, W3.10)."""
    return tuple(
        CasingRow(each.value, tuple(spell(name, each) for name in CASED))
        for each in Casing
    )


def keys_of(name: str) -> str:
    """The keys of a shape as a table in Markdown, in canonical order."""
    shape = next(each for each in _shapes(keys.DocumentBody.shape) if each.name == name)
    table = "\n".join([*_HEAD, *_rows(shape)]) + "\n"
    if not shape.one_of:
        return table
    *names, last = (f"`{each}`" for each in shape.one_of)
    return f"{table}\nExactly one of {', '.join(names)} and {last} is there.\n"


def lifecycle() -> str:
    """The keys of the lifecycle as a table in Markdown."""
    return "\n".join([*_HEAD, *map(_row, LIFECYCLE)]) + "\n"


def _rows(shape: Shape) -> Iterator[str]:
    """A row for each key; the lifecycle, which nearly everything has, is one."""
    for key in shape.entries:
        if key == LIFECYCLE[0]:
            names = " ".join(f"`{each.name}`" for each in LIFECYCLE)
            yield f"| {names} | | Its [lifecycle](#lifecycle). |"
        elif key not in LIFECYCLE:
            yield _row(key)


def _row(key: Key[object]) -> str:
    docs = f"{key.docs} **Required.**" if key.required else key.docs
    return f"| `{key.name}` | {_takes(key)} | {docs} |"


def _shapes(shape: Shape) -> Iterator[Shape]:
    """A shape and all that are reached from it."""
    yield shape
    for key in shape.entries:
        for each in key.of.shapes if key.of else ():
            yield from _shapes(each)


def _takes(key: Key[object]) -> str:
    if key.name in ("casing", "field_casing"):
        return "a [casing](#names)"
    if key.kind is Kind.CHOICE:
        return " ".join(f"`{word}`" for word in key.choices)
    return str(key.kind.value)

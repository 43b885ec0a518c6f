"""Python expressions as a tree, in which each name knows where it is imported from."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a module defines. In module names, `@` stands for the generated package."""

    module: str
    name: str


@dataclass(frozen=True, slots=True)
class Raw:
    """Source text that needs no import: a literal or a local name."""

    text: str


@dataclass(frozen=True, slots=True)
class Subscript:
    """`base[args]`"""

    base: Expr
    args: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """`func(args)`; an argument may be a `Keyword`."""

    func: Expr
    args: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Keyword:
    """`name=value`"""

    name: str
    value: Expr


@dataclass(frozen=True, slots=True)
class Either:
    """`a | b`, of two or more items."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """`base.name`"""

    base: Expr
    name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """`[items]`"""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Tupled:
    """`(items)`; a single item has its comma."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class KeyValue:
    """`key: value`, in a `Mapped` only."""

    key: Expr
    value: Expr


@dataclass(frozen=True, slots=True)
class Mapped:
    """`{pairs}`"""

    items: tuple[KeyValue, ...]


@dataclass(frozen=True, slots=True)
class Lambda:
    """`lambda: body`"""

    body: Expr


@dataclass(frozen=True, slots=True)
class Parameter:
    """`name: type` or `name: type = default`, in a signature only."""

    name: str
    type: Expr
    default: Expr | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """An expression in a string literal, for names that are defined further down."""

    inner: Expr


Expr: TypeAlias = (
    Name
    | Raw
    | Subscript
    | Call
    | Keyword
    | Either
    | Attribute
    | Listed
    | Tupled
    | KeyValue
    | Mapped
    | Lambda
    | Parameter
    | Quoted
)

NONE = Raw("None")

RUNTIME = "@_runtime.model"


def names_in(expr: Expr) -> frozenset[str]:
    """The local names in a type."""
    match expr:
        case Raw(text=text):
            return frozenset({text})
        case Subscript(args=inner) | Either(items=inner):
            return frozenset[str]().union(*map(names_in, inner))
        case _:
            return frozenset()


@cache
def builtin(name: str) -> Name:
    """A name of `builtins`, which needs no import unless it is shadowed."""
    return Name("builtins", name)


@cache
def typing(name: str) -> Name:
    """A name of `typing`."""
    return Name("typing", name)


@cache
def runtime(name: str) -> Name:
    """A name of the runtime package `model`."""
    return Name(RUNTIME, name)


def either(*items: Expr) -> Expr:
    """`a | b` with each item once; the item itself if there is only one."""
    parts = (
        part
        for item in items
        for part in (item.items if isinstance(item, Either) else (item,))
    )
    unique = tuple(dict.fromkeys(parts))
    return unique[0] if len(unique) == 1 else Either(unique)


def annotated(base: Expr, *metadata: Expr) -> Expr:
    """`Annotated[base, metadata]`, merged with one in `base`; just `base` without metadata."""
    if not metadata:
        return base
    match base:
        case Subscript(base=Name(module="typing", name="Annotated"), args=args):
            return Subscript(base.base, (*args, *metadata))
        case _:
            return Subscript(typing("Annotated"), (base, *metadata))

"""Python expressions as a tree, in which each name knows where it is imported from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from ...values import NamedTuple, dataclass
from . import literals

Local: TypeAlias = "Callable[[Name], str]"
"""What a name is called in a module, which imports it if need be."""

# Each expression spells itself: to tell what it is with a `match` takes longer than the rest.


class Name(NamedTuple):
    """A name that a module defines. In module names, `@` stands for the generated package."""

    module: str
    name: str

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return local(self)


@dataclass(frozen=True, slots=True)
class Raw:
    """Source text that needs no import: a literal or a local name."""

    text: str

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return self.text


@dataclass(frozen=True, slots=True)
class Subscript:
    """`base[args]`"""

    base: Expr
    args: tuple[Expr, ...]

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"{self.base.spelled(local)}[{_commas(self.args, local)}]"


@dataclass(frozen=True, slots=True)
class Call:
    """`func(args)`; an argument may be a `Keyword`."""

    func: Expr
    args: tuple[Expr, ...]

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"{self.func.spelled(local)}({_commas(self.args, local)})"


@dataclass(frozen=True, slots=True)
class Keyword:
    """`name=value`"""

    name: str
    value: Expr

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"{self.name}={self.value.spelled(local)}"


@dataclass(frozen=True, slots=True)
class Either:
    """`a | b`, of two or more items."""

    items: tuple[Expr, ...]

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return " | ".join([each.spelled(local) for each in self.items])


@dataclass(frozen=True, slots=True)
class Attribute:
    """`base.name`"""

    base: Expr
    name: str

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"{self.base.spelled(local)}.{self.name}"


@dataclass(frozen=True, slots=True)
class Listed:
    """`[items]`"""

    items: tuple[Expr, ...]

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"[{_commas(self.items, local)}]"


@dataclass(frozen=True, slots=True)
class Tupled:
    """`(items)`; a single item has its comma."""

    items: tuple[Expr, ...]

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        comma = "," if len(self.items) == 1 else ""
        return f"({_commas(self.items, local)}{comma})"


@dataclass(frozen=True, slots=True)
class KeyValue:
    """`key: value`, in a `Mapped` only."""

    key: Expr
    value: Expr

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"{self.key.spelled(local)}: {self.value.spelled(local)}"


@dataclass(frozen=True, slots=True)
class Mapped:
    """`{pairs}`"""

    items: tuple[KeyValue, ...]

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"{{{_commas(self.items, local)}}}"


@dataclass(frozen=True, slots=True)
class Lambda:
    """`lambda: body`"""

    body: Expr

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return f"lambda: {self.body.spelled(local)}"


@dataclass(frozen=True, slots=True)
class Parameter:
    """`name: type` or `name: type = default`, in a signature only."""

    name: str
    type: Expr
    default: Expr | None = None

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        default = f" = {self.default.spelled(local)}" if self.default else ""
        return f"{self.name}: {self.type.spelled(local)}{default}"


@dataclass(frozen=True, slots=True)
class Quoted:
    """An expression in a string literal, for names that are defined further down."""

    inner: Expr

    def spelled(self, local: Local) -> str:
        """Source on one line."""
        return literals.string(self.inner.spelled(local))


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


def _commas(items: Sequence[Expr], local: Local) -> str:
    if len(items) == 1:  # as most are
        return items[0].spelled(local)
    return ", ".join([each.spelled(local) for each in items])


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

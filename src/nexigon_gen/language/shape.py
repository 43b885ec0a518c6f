"""Shapes, forms and keys, of which the table of the language (`keys.py`) is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from ..text.kinds import DiagnosticKind
from ..values import dataclass

if TYPE_CHECKING:
    from .body import Body

T_co = TypeVar("T_co", covariant=True)


class Kind(Enum):
    """What a key takes; the value is how a diagnostic says it."""

    TEXT = "text"
    WIRE = "text or a whole number"
    NAME = "a snake_case name"
    TYPE = "a type"
    FLAG = "`true` or `false`"
    NUMBER = "a number"
    VERSION = "the version of the language"
    CHOICE = "one of a few words"
    FORM = "text or a mapping"
    BODY = "a type or a struct"
    MEMBERS = "a mapping of names"
    IMPORTS = "a mapping of files"
    LIST = "a list"
    NAMES = "a list of names"
    JSON = "any JSON value"
    EXAMPLES = "a list of JSON values"


class Naming(Enum):
    """How the names of members are written; the value is how the reference says it."""

    FIELD = "snake_case, with a `?` where it may be absent"
    TYPE = "PascalCase, with `<T>` where it is generic"
    PASCAL = "PascalCase"
    SNAKE = "snake_case"


@dataclass(frozen=True)
class Key(Generic[T_co]):
    """A key, and how what stands at it is read: on a mapping of its shape, the key's
    attribute is what was read.

    Args:
        read: Gives the value at a key of a mapping, and reports one that is wrong.
        of: What a key takes that has a mapping or a list in it.
        choices: The words a `CHOICE` is between.
        pattern: What a `TEXT` matches as a whole, if it says more than that.
        empty: The complaint when `MEMBERS` are none.
    """

    name: str
    kind: Kind
    docs: str
    read: Callable[[Body, str], T_co]
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    of: Form | None = None
    empty: DiagnosticKind | None = None

    @overload
    def __get__(self, body: None, owner: type[Body]) -> Key[T_co]: ...

    @overload
    def __get__(self, body: Body, owner: type[Body]) -> T_co: ...

    def __get__(self, body: Body | None, owner: type[Body]) -> Key[T_co] | T_co:
        if body is None:
            return self
        body.mark(self.name)
        return self.read(body, self.name)


@dataclass(frozen=True)
class Shape:
    """A kind of mapping and its keys, in canonical order.

    `one_of` are keys of which exactly one has to be there, `apart` such as are not there
    together; `kind` is the key that tells this shape from the others of its form.
    """

    name: str
    docs: str
    entries: tuple[Key[object], ...]
    one_of: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    kind: str = ""

    @cached_property
    def keys(self) -> Mapping[str, Key[object]]:
        """The keys by name."""
        return {key.name: key for key in self.entries}


@dataclass(frozen=True, slots=True)
class Form:
    """What stands at one kind of place: a mapping of a shape, or less.

    Args:
        short: The keys that a text alone stands for; two are joined by ` -- `.
        nothing: How it is written when there is nothing to say, if that is allowed.
        number: The key that a whole number stands for, with the short form behind it.
        naming: How the names look that it is the value of.
    """

    name: str
    shapes: tuple[Shape, ...]
    short: tuple[str, ...] = ()
    nothing: str | None = None
    number: str = ""
    naming: Naming | None = None

    def shape(self, keys: Iterable[str]) -> Shape:
        """The shape of a mapping with these keys; it has to be valid."""
        found = set(keys)
        return next(
            shape for shape in self.shapes if not shape.kind or shape.kind in found
        )

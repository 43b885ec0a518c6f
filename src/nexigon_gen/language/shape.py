"""`Key`, `Shape` and `Form`: what the table of the language (`keys.py`) is made of."""

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
    """What a key takes. The value is the wording of diagnostics."""

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
    """How the names of members are written. The value is the wording of the reference."""

    FIELD = "snake_case, with a `?` where it may be absent"
    TYPE = "PascalCase, with `<T>` where it is generic"
    PASCAL = "PascalCase"
    SNAKE = "snake_case"


@dataclass(frozen=True)
class Key(Generic[T_co]):
    """A key of a mapping, and how its value is read. It is a descriptor: on an instance of
    `Body`, the attribute is the value.

    Args:
        name: The key.
        kind: What it takes.
        docs: What it means, for the reference.
        read: Reads the value of the key in a mapping, and reports a wrong one.
        required: Whether it must be there.
        choices: For `CHOICE`, the allowed words.
        pattern: For `TEXT`, a regular expression for the whole text, if there is one.
        of: The form of the value, or of its members or items.
        empty: For `MEMBERS`, the diagnostic if there are none.
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
    """A kind of mapping, and its keys in canonical order.

    Args:
        name: What it is called in diagnostics.
        docs: What it is, for the reference.
        entries: The keys.
        one_of: Keys of which exactly one must be there.
        apart: Keys that exclude each other.
        kind: The key that tells this shape from the others of its form.
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
    """The ways to write one kind of thing: as a mapping of a shape, or in a short form.

    Args:
        name: What it is called in the reference.
        shapes: The shapes of the long form.
        short: The keys that a text alone gives. If there are two, ` -- ` separates them.
        nothing: How it is written if there is nothing to say, if that is allowed.
        number: The key that a whole number alone gives; the short form may follow.
        naming: How the names of such things are written.
    """

    name: str
    shapes: tuple[Shape, ...]
    short: tuple[str, ...] = ()
    nothing: str | None = None
    number: str = ""
    naming: Naming | None = None

    def shape(self, keys: Iterable[str]) -> Shape:
        """The shape of a mapping with these keys, which must be valid."""
        found = set(keys)
        return next(
            shape for shape in self.shapes if not shape.kind or shape.kind in found
        )

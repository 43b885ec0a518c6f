"""Type references of the IR: scalars, definitions by id, collections and constraints."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, assert_never

from ..runtime.wire.scalars import ScalarKind
from ..values import NamedTuple, dataclass
from .terms import Constraint


class TypeId(NamedTuple):
    """Identity of a definition. Two namespaces may use the same name."""

    namespace: str
    name: str

    def __str__(self) -> str:
        return f"{self.namespace}.{self.name}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar."""

    kind: ScalarKind

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A definition, by id."""

    target: TypeId

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return ()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A JSON array."""

    item: TypeRef

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return (self.item,)


@dataclass(frozen=True, slots=True)
class MapOf:
    """A JSON object with free keys; `key` is `string`, a newtype of it or an enum."""

    key: TypeRef
    value: TypeRef

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return (self.key, self.value)


@dataclass(frozen=True, slots=True)
class TupleOf:
    """A JSON array of fixed length, with a type for each item (wire.md W4.12)."""

    items: tuple[TypeRef, ...]

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return self.items


@dataclass(frozen=True, slots=True)
class Nullable:
    """A value or `null`."""

    item: TypeRef

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return (self.item,)


@dataclass(frozen=True, slots=True)
class Constrained:
    """A type whose values must meet constraints, where Python builds and servers read them."""

    base: TypeRef
    constraints: tuple[Constraint, ...]

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return (self.base,)


@dataclass(frozen=True, slots=True)
class Broken:
    """Stands for a type with an error that was already reported. It causes no more errors, and
    never reaches a backend."""

    @property
    def parts(self) -> tuple[TypeRef, ...]:
        """The types directly within, in order."""
        return ()


TypeRef: TypeAlias = (
    Scalar | Ref | ListOf | MapOf | TupleOf | Nullable | Constrained | Broken
)


def spelled(
    ref: TypeRef,
    constrained: Callable[[Constrained], str],
    named: Callable[[TypeId], str] = lambda target: target.name,
) -> str:
    """Spells a type as in a spec.

    Args:
        ref: The type.
        constrained: Spells types with constraints.
        named: Spells references to definitions.
    """

    def inner(part: TypeRef) -> str:
        return spelled(part, constrained, named)

    match ref:
        case Scalar(kind=kind):
            return str(kind.value)
        case Ref(target=target):
            return named(target)
        case ListOf(item=item):
            return f"list<{inner(item)}>"
        case TupleOf(items=items):
            return f"tuple<{', '.join(map(inner, items))}>"
        case MapOf(key=key, value=value):
            return f"map<{inner(key)}, {inner(value)}>"
        case Nullable(item=item):
            return f"{inner(item)}?"
        case Constrained():
            return constrained(ref)
        case Broken():
            raise AssertionError("a spec with errors is not spelled")
        case _:
            assert_never(ref)

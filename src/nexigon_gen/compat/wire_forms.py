"""Wire forms: what values look like in JSON, one level deep and without names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from ..ir.terms import JsonObject, Limits, WireName
from ..ir.typerefs import Scalar, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..values import dataclass


def is_numeric(names: Iterable[WireName]) -> bool:
    """Whether names on the wire are numbers, of which there are some then."""
    return any(isinstance(name, int) for name in names)


@dataclass(frozen=True, slots=True)
class ScalarForm:
    """A scalar within limits."""

    kind: ScalarKind
    limits: Limits = ()


@dataclass(frozen=True, slots=True)
class LiteralForm:
    """One of some strings, or of some numbers; the reader of an open one takes others of
    the kind, too."""

    literals: frozenset[WireName]
    open: bool = False

    def has(self, literal: WireName) -> bool:
        """Whether a reader takes it."""
        return literal in self.literals or (
            self.open and isinstance(literal, int) == is_numeric(self.literals)
        )


@dataclass(frozen=True, slots=True)
class ListForm:
    """A JSON array."""

    item: TypeRef
    limits: Limits


@dataclass(frozen=True, slots=True)
class TupleForm:
    """A JSON array with so many items."""

    items: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True)
class MapForm:
    """A JSON object with free keys."""

    key: TypeRef
    value: TypeRef
    limits: Limits


Part: TypeAlias = TypeRef | LiteralForm
"""What stands under a key: a type, or a literal such as a tag."""


@dataclass(frozen=True, slots=True)
class Property:
    """What stands under a known key."""

    type: Part
    required: bool


@dataclass(frozen=True, slots=True)
class StructForm:
    """A JSON object with known keys; a server takes no others in a `sealed` one."""

    members: tuple[tuple[str, Property], ...]
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class TaggedForm:
    """One of several structs, told apart by what stands under one key of them."""

    tag: str
    variants: tuple[tuple[WireName, StructForm], ...]
    default: StructForm | None = None
    """What stands there without the tag."""
    unknown: StructForm | None = None
    """What has to stand beside a tag that is not known; None if none is taken."""

    @property
    def tags(self) -> LiteralForm:
        """What may stand there."""
        known = frozenset(name for name, _ in self.variants)
        return LiteralForm(known, self.unknown is not None)


@dataclass(frozen=True, slots=True)
class ExternallyTaggedForm:
    """A string, or an object with one key: the name of a variant, with its payload."""

    payloads: tuple[tuple[str, TypeRef | None], ...]
    open: bool


@dataclass(frozen=True, slots=True)
class SchemaForm:
    """What a JSON Schema document describes."""

    document: JsonObject


WireForm: TypeAlias = (
    ScalarForm
    | LiteralForm
    | ListForm
    | TupleForm
    | MapForm
    | StructForm
    | TaggedForm
    | ExternallyTaggedForm
    | SchemaForm
)

ANYTHING = ScalarForm(ScalarKind.ANY)
ANY = Scalar(ScalarKind.ANY)


def tagless(tag: str, struct: StructForm) -> StructForm:
    """A struct whose tag may be absent or anything: it is looked at apart."""
    rest = (each for each in struct.members if each[0] != tag)
    return StructForm(((tag, Property(ANY, required=False)), *rest), struct.sealed)

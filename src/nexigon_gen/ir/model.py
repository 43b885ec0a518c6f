"""The IR: the contract between the front end and the backends.

Everything is frozen, refers to definitions by id and carries its wire spelling; a
backend never derives a wire name or re-applies a rule of wire.md. Spans say where a
thing was written, for diagnostics; they take no part in equality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from ..text.span import Span
from ..values import dataclass
from .tagging import Payload, Tagging
from .terms import (
    STABLE,
    Auth,
    Effect,
    Idempotency,
    JsonObject,
    Lifecycle,
    WireName,
)
from .typerefs import TypeId, TypeRef
from .written import Written


class Presence(Enum):
    """Whether a field must be there: one with a default need not. Nullability is a matter
    of its type."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a struct."""

    name: str
    wire: str
    type: TypeRef
    docs: str
    span: Span = field(compare=False, repr=False)
    presence: Presence = Presence.REQUIRED
    default: Written | None = None
    secret: bool = False
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()

    @property
    def is_required(self) -> bool:
        """Whether each value of the struct has it."""
        return self.presence is Presence.REQUIRED


@dataclass(frozen=True, slots=True)
class Struct:
    """A JSON object with known fields (wire.md W2)."""

    id: TypeId
    docs: str
    fields: tuple[Field, ...]
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()
    inline: bool = False
    """Written inside a variant: it has no name that an author gave."""


@dataclass(frozen=True, slots=True)
class ValueAlias:
    """Another name of a value, which is the same on the wire."""

    name: str
    docs: str
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE


@dataclass(frozen=True, slots=True)
class EnumValue:
    """A value of an enum; `wire` is the JSON string or number."""

    name: str
    wire: WireName
    docs: str
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    aliases: tuple[ValueAlias, ...] = ()

    @property
    def all_names(self) -> tuple[EnumValue | ValueAlias, ...]:
        """Itself and its aliases."""
        return (self, *self.aliases)


@dataclass(frozen=True, slots=True)
class EnumDef:
    """A set of JSON strings, or of integers (wire.md W3.1); an open one may grow."""

    id: TypeId
    docs: str
    values: tuple[EnumValue, ...]
    open: bool
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()

    @property
    def is_numeric(self) -> bool:
        """Whether its values are numbers."""
        return any(isinstance(each.wire, int) for each in self.values)


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a union; `wire` is its tag value."""

    name: str
    wire: WireName
    payload: Payload
    docs: str
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE


@dataclass(frozen=True, slots=True)
class UnionDef:
    """One of several payloads (wire.md W3); an open one may grow."""

    id: TypeId
    docs: str
    tagging: Tagging
    variants: tuple[Variant, ...]
    open: bool
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()
    success: str | None = None
    """The name of the variant that says that what was asked for was done."""
    default: str | None = None
    """The name of the variant that is meant where the tag is absent (W3.11)."""
    envelope: TypeId | None = None
    """The struct whose fields stand beside the tag of each variant (W3.12)."""

    @property
    def is_numeric(self) -> bool:
        """Whether its tags are numbers."""
        return any(isinstance(each.wire, int) for each in self.variants)


@dataclass(frozen=True, slots=True)
class Newtype:
    """A name of its own for a base type; transparent on the wire (W4.8)."""

    id: TypeId
    docs: str
    base: TypeRef
    secret: bool
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of a type; transparent everywhere."""

    id: TypeId
    docs: str
    target: TypeRef
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class OpaqueDef:
    """An opaque type: a JSON Schema document says what it is, not the spec.

    `file` is the path as the spec gives it. `document` is complete: what it takes from
    other files stands in its `$defs`, so each `$ref` is a pointer into itself, `#…`.
    """

    id: TypeId
    docs: str
    file: str
    document: JsonObject
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()


Definition: TypeAlias = Struct | EnumDef | UnionDef | Newtype | Alias | OpaqueDef


@dataclass(frozen=True, slots=True)
class Example:
    """A request and what it gets, as far as the spec says; `ir.examples` says the rest."""

    request: Written | None
    response: Written | None
    docs: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One remote procedure. `wire` is its full name on the wire (W1.1); a `request` or
    `response` of None is the struct with no fields (W1.2, W1.4)."""

    name: str
    wire: str
    docs: str
    request: TypeId | None
    response: TypeRef | None
    span: Span = field(compare=False, repr=False)
    idempotency: Idempotency = Idempotency.UNSAFE
    effect: Effect | None = None
    """None where the spec does not say it; an action that is safe reads."""
    auth: Auth = Auth.REQUIRED
    timeout: float | None = None
    lifecycle: Lifecycle = STABLE
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Namespace:
    """A group of actions and definitions: what one spec file describes."""

    name: str
    docs: str
    definitions: tuple[Definition, ...]
    actions: tuple[Action, ...]
    span: Span | None = field(default=None, compare=False, repr=False)
    """Where its name stands."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """What a definition is an expansion of: `PageOfDevice` of `Page`, for a `Device`."""

    definition: TypeId
    generic: TypeId
    arguments: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True)
class Server:
    """A place where the API is served; `url` is what the path of an action is added to."""

    name: str
    url: str
    docs: str


@dataclass(frozen=True)
class Api:
    """Everything one run compiles. Namespaces are sorted by name."""

    title: str
    namespaces: tuple[Namespace, ...]
    release: str | None = None
    """The version of the API, as `version:` says."""
    servers: tuple[Server, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    """How the definitions came about that no spec has by their names."""
    span: Span | None = field(default=None, compare=False, repr=False)
    """Where the title stands."""

    @property
    def actions(self) -> Iterator[Action]:
        """Every action."""
        return (each for space in self.namespaces for each in space.actions)

    @cached_property
    def definitions(self) -> Mapping[TypeId, Definition]:
        """Every definition by its id."""
        return {
            each.id: each for space in self.namespaces for each in space.definitions
        }

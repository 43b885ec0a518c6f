"""The IR: the contract between the front end and the backends.

All values are frozen, refer to definitions by id, and carry their wire names. A backend
never derives a wire name, and never applies a rule of wire.md again. Spans say where a thing
is in the spec, for diagnostics. They do not take part in comparisons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from ..text.span import Span
from ..values import dataclass, field
from .json_values import Written
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


class Presence(Enum):
    """Whether a field must be there. One with a default need not be. Whether it may be `null`
    is a matter of its type."""

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
        """Whether every value of the struct has the field."""
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
    """Whether it is written inside a variant, so that its name is made up."""


@dataclass(frozen=True, slots=True)
class ValueAlias:
    """Another name of a value of an enum, with the same wire name."""

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
        """The value and its aliases."""
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
    """Name of the variant that means success."""
    default: str | None = None
    """Name of the variant that an absent tag means (W3.11)."""
    envelope: TypeId | None = None
    """The struct whose fields every variant has beside its tag (W3.12)."""

    @property
    def is_numeric(self) -> bool:
        """Whether its tags are numbers."""
        return any(isinstance(each.wire, int) for each in self.variants)


@dataclass(frozen=True, slots=True)
class Newtype:
    """A type of its own over a base type, which it is on the wire (W4.8)."""

    id: TypeId
    docs: str
    base: TypeRef
    secret: bool
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a type, and not a type of its own."""

    id: TypeId
    docs: str
    target: TypeRef
    span: Span = field(compare=False, repr=False)
    lifecycle: Lifecycle = STABLE
    examples: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class OpaqueDef:
    """An opaque type, which a JSON Schema document describes.

    `file` is the path in the spec. `document` is complete: the parts from other files are
    in its `$defs`, so each `$ref` is a pointer into the document itself, `#…`.
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
    """An example of an action: request and response. For those left out see `ir.examples`."""

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
    """None if the spec does not say. A safe action always reads."""
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
    """Position of its name."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """How a definition was made from a generic: `PageOfDevice` is `Page` of `Device`."""

    definition: TypeId
    generic: TypeId
    arguments: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the API. The path of an action is added to `url`."""

    name: str
    url: str
    docs: str


@dataclass(frozen=True)
class Api:
    """Everything one run compiles. Namespaces are sorted by name."""

    title: str
    namespaces: tuple[Namespace, ...]
    release: str | None = None
    """The version of the API, from `version:`."""
    servers: tuple[Server, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    """The definitions that were made from generics."""
    span: Span | None = field(default=None, compare=False, repr=False)
    """Position of the title."""

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

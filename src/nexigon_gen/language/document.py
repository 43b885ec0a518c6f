"""The contents of a spec file after decoding: shapes are checked, names not yet resolved."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from ..ir.terms import ActionFacts, Casing, Constraint, Lifecycle
from ..syntax.node import Node
from ..text.span import Source, Span
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its position."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class WireNumber:
    """A number that is a wire name, and its position."""

    value: int
    span: Span


WrittenWire: TypeAlias = Text | WireNumber


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds `1..128` of a type. At least one end is given."""

    min: int | float | None
    max: int | float | None
    span: Span


@dataclass(frozen=True, slots=True)
class TypeExpr:
    """A type as it is written. Scalars, `list` and `map` are ordinary names here."""

    name: str
    span: Span
    args: tuple[TypeExpr, ...] = ()
    bounds: Bounds | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """An entry of `validate:`."""

    constraint: Constraint
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """What all definitions have. `params` are the parameters of a generic, `Page<T>`."""

    name: Text
    docs: str
    lifecycle: Lifecycle
    params: tuple[Text, ...] = ()
    examples: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldDecl:
    """A field. `type` is None if it has an error."""

    name: Text
    optional: bool
    type: TypeExpr | None
    docs: str
    wire: Text | None
    lifecycle: Lifecycle
    default: Node | None = None
    checks: tuple[Check, ...] = ()
    secret: bool = False
    examples: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class StructDecl:
    """A struct: a mapping with `fields:`."""

    head: Head
    fields: tuple[FieldDecl, ...]
    casing: Casing | None = None


@dataclass(frozen=True, slots=True)
class ValueDecl:
    """A value of an enum, or another name of the value `alias`."""

    name: Text
    docs: str
    wire: WrittenWire | None
    lifecycle: Lifecycle
    alias: Text | None = None


@dataclass(frozen=True, slots=True)
class EnumDecl:
    """An enum: a mapping with `values:`."""

    head: Head
    values: tuple[ValueDecl, ...]
    casing: Casing | None = None
    closed: bool = False


class Tagged(Enum):
    """How a union tells its variants apart on the wire (wire.md W3)."""

    INTERNALLY = "internally"
    ADJACENTLY = "adjacently"
    EXTERNALLY = "externally"
    UNTAGGED = "untagged"

    @property
    def has_tag(self) -> bool:
        """Whether the tag is the value of a key."""
        return self in (Tagged.INTERNALLY, Tagged.ADJACENTLY)


@dataclass(frozen=True, slots=True)
class VariantDecl:
    """A variant. `payload` is None for `unit`, and if the payload has an error."""

    name: Text
    payload: TypeExpr | StructDecl | None
    docs: str
    wire: WrittenWire | None
    content: Text | None
    lifecycle: Lifecycle
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class UnionDecl:
    """A union: a mapping with `variants:`."""

    head: Head
    variants: tuple[VariantDecl, ...]
    tagged: Tagged
    tag: Text | None
    content: Text | None
    casing: Casing | None = None
    closed: bool = False
    default: Text | None = None
    success: Text | None = None
    envelope: TypeExpr | None = None


@dataclass(frozen=True, slots=True)
class NewtypeDecl:
    """A newtype: just a type, or a mapping with `type:`."""

    head: Head
    type: TypeExpr | None
    checks: tuple[Check, ...] = ()
    secret: bool = False


@dataclass(frozen=True, slots=True)
class AliasDecl:
    """An alias: a mapping with `alias:`."""

    head: Head
    target: TypeExpr | None


@dataclass(frozen=True, slots=True)
class SchemaDecl:
    """An opaque type: a mapping with `schema:`. `file` is relative to the spec file, and None if
    it has an error."""

    head: Head
    file: Text | None


TypeDecl: TypeAlias = (
    StructDecl | EnumDecl | UnionDecl | NewtypeDecl | AliasDecl | SchemaDecl
)


@dataclass(frozen=True, slots=True)
class ExampleDecl:
    """A request and the response to it, in wire form."""

    request: Node | None
    response: Node | None
    docs: str
    span: Span


@dataclass(frozen=True, slots=True)
class ActionDecl:
    """An action. `request` and `response` are None if there is none."""

    name: Text
    request: TypeExpr | StructDecl | None
    response: TypeExpr | StructDecl | None
    wire: Text | None
    facts: ActionFacts
    examples: tuple[ExampleDecl, ...] = ()


@dataclass(frozen=True, slots=True)
class Import:
    """Names imported from another file. `path` is relative to the importing file."""

    path: Text
    names: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ServerDecl:
    """An entry of `servers:`."""

    name: Text
    url: Text
    docs: str


@dataclass(frozen=True, slots=True)
class SpecDocument:
    """One spec file.

    Args:
        broken: Names of types with errors that leave nothing of their definition.
        is_complete: Whether all names that the file defines and imports are known. If not,
            unknown names are not reported.
    """

    source: Source
    namespace: Text
    api: Text | None
    version: Text | None
    servers: tuple[ServerDecl, ...]
    docs: str
    field_casing: Casing | None
    imports: tuple[Import, ...]
    types: tuple[TypeDecl, ...]
    actions: tuple[ActionDecl, ...]
    broken: frozenset[str]
    is_complete: bool

"""JSON forms of types: what a type looks like on the wire, one level deep and without names.

Newtypes, aliases, constraints, nullability and tagging are worked in, so that types
which look different in a spec and are the same on the wire have the same forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

from ..ir.graph import named, takes_null
from ..ir.model import (
    Alias,
    Api,
    EnumDef,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Variant,
)
from ..ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from ..ir.terms import JsonObject, Limits, WireName
from ..ir.typerefs import (
    Broken,
    Constrained,
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from ..runtime.wire.scalars import ScalarKind
from ..values import dataclass


def is_numeric(words: Iterable[WireName]) -> bool:
    """Whether names on the wire are numbers, of which there are some then."""
    return any(isinstance(word, int) for word in words)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar within limits."""

    kind: ScalarKind
    limits: Limits = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One of some strings, or of some numbers; the reader of an open one takes others of
    the kind, too."""

    words: frozenset[WireName]
    open: bool = False

    def has(self, word: WireName) -> bool:
        """Whether a reader takes it."""
        return word in self.words or (
            self.open and isinstance(word, int) == is_numeric(self.words)
        )


@dataclass(frozen=True, slots=True)
class Array:
    """A JSON array."""

    item: TypeRef
    limits: Limits


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON array with so many items."""

    items: tuple[TypeRef, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A JSON object with free keys."""

    key: TypeRef
    value: TypeRef
    limits: Limits


@dataclass(frozen=True, slots=True)
class Property:
    """What stands under a known key."""

    type: TypeRef | Words
    required: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON object with known keys; a server takes no others in a `sealed` one."""

    members: tuple[tuple[str, Property], ...]
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Records:
    """One of several records, told apart by what stands under a key of them."""

    tag: str
    records: tuple[tuple[WireName, Record], ...]
    default: Record | None = None
    """What stands there without the tag."""
    unknown: Record | None = None
    """What has to stand beside a tag that is not known; None if none is taken."""

    @property
    def words(self) -> Words:
        """What may stand there."""
        known = frozenset(word for word, _ in self.records)
        return Words(known, self.unknown is not None)


@dataclass(frozen=True, slots=True)
class Payloads:
    """A string, or an object with one key: the name of a variant, with its payload."""

    payloads: tuple[tuple[str, TypeRef | None], ...]
    open: bool


@dataclass(frozen=True, slots=True)
class SchemaForm:
    """What a JSON Schema document describes."""

    document: JsonObject


TypeForm: TypeAlias = (
    Leaf | Words | Array | Row | Table | Record | Records | Payloads | SchemaForm
)
Part: TypeAlias = TypeRef | Words
"""What a member of a record is of."""

ANYTHING = Leaf(ScalarKind.ANY)
ANY = Scalar(ScalarKind.ANY)


class Forms:
    """The forms of the types of an API, in the order in which a reader tries them.

    `checks` tells whether limits count, `grows` whether open types have more values than
    are known.
    """

    def __init__(self, api: Api, *, checks: bool, grows: bool) -> None:
        self._api = api
        self._checks = checks
        self._grows = grows
        self._known: dict[Part, tuple[TypeForm, ...]] = {}

    def of(self, part: Part) -> tuple[TypeForm, ...]:
        """Every form of a type."""
        if part not in self._known:
            if isinstance(part, Words):
                self._known[part] = (part,)
            else:
                self._known[part] = tuple(self._of(part, (), frozenset()))
        return self._known[part]

    def tells_null(self, member: Property) -> bool:
        """Whether `null` is a value of a member, and not its absence (wire.md W2.7)."""
        part = member.type
        return not isinstance(part, Words) and takes_null(part, self._api)

    def _of(
        self, ref: TypeRef, limits: Limits, inside: frozenset[TypeId]
    ) -> Iterator[TypeForm]:
        match ref:
            case Scalar(kind=kind):
                yield Leaf(kind, limits)
            case Nullable(item=item):
                yield Leaf(ScalarKind.UNIT)
                yield from self._of(item, limits, inside)
            case Constrained(base=base, constraints=more):
                more = more if self._checks else ()
                yield from self._of(base, (*limits, *more), inside)
            case ListOf(item=item):
                yield Array(item, limits)
            case MapOf(key=key, value=value):
                yield Table(key, value, limits)
            case TupleOf(items=items):
                yield Row(items)
            case Ref(target=target):
                if target not in inside:  # an untagged union may hold itself
                    yield from self._named(target, limits, inside | {target})
            case Broken():
                return
            case _:
                assert_never(ref)

    def variant(self, union: UnionDef, variant: Variant) -> tuple[TypeForm, ...]:
        """What one variant of a union is written as."""
        match union.tagging, variant.payload:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag), _:
                return (self._variant(tag, variant, union),)
            case _, Bare(type=type_):
                return self.of(type_)
            case _, Keyed(type=type_):
                return (Record(((str(variant.wire), Property(type_, required=True)),)),)
            case _:
                return (Words(frozenset({variant.wire})),)

    def _named(
        self, id_: TypeId, limits: Limits, inside: frozenset[TypeId]
    ) -> Iterator[TypeForm]:
        definition = self._api.definitions[id_]
        match definition:
            case Newtype(base=ref) | Alias(target=ref):
                yield from self._of(ref, limits, inside)
            case EnumDef(values=values):
                words = frozenset(each.wire for each in values)
                yield Words(words, definition.open and self._grows)
            case Struct():
                yield self._record(definition)
            case OpaqueDef(document=document):
                yield SchemaForm(document)
            case UnionDef():
                yield from self._union(definition, inside)
            case _:
                assert_never(definition)

    def _union(self, union: UnionDef, inside: frozenset[TypeId]) -> Iterator[TypeForm]:
        grows = union.open and self._grows
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                found = {v.wire: self._variant(tag, v, union) for v in union.variants}
                default = named(union, None)
                absent = tagless(tag, found[default.wire]) if default else None
                unknown = Record(self._members(union.envelope)) if grows else None
                yield Records(tag, (*found.items(),), default=absent, unknown=unknown)
            case ExternallyTagged():
                payloads = ((str(each.wire), _payload(each)) for each in union.variants)
                yield Payloads(tuple(payloads), grows)
            case Untagged():
                for each in union.variants:
                    if isinstance(each.payload, Bare):
                        yield from self._of(each.payload.type, (), inside)
                if grows:
                    yield ANYTHING
            case _:
                assert_never(union.tagging)

    def _variant(self, tag: str, variant: Variant, union: UnionDef) -> Record:
        word = Property(Words(frozenset({variant.wire})), required=True)
        head = ((tag, word), *self._members(union.envelope))
        match variant.payload:
            case Flat(struct=id_):
                return Record((*head, *self._members(id_)))
            case Keyed(key=key, type=type_):
                held = Property(type_, required=True)
                return Record((*head, (key, held)), sealed=True)
            case Nothing() | Bare():
                return Record(head)
            case _:
                assert_never(variant.payload)

    def _members(self, id_: TypeId | None) -> tuple[tuple[str, Property], ...]:
        struct = self._api.definitions[id_] if id_ else None
        return self._record(struct).members if isinstance(struct, Struct) else ()

    def _record(self, struct: Struct) -> Record:
        return Record(
            tuple(
                (each.wire, Property(each.type, each.is_required))
                for each in struct.fields
            )
        )


def tagless(tag: str, record: Record) -> Record:
    """A record whose tag may be absent or anything: it is looked at apart."""
    rest = (each for each in record.members if each[0] != tag)
    return Record(((tag, Property(ANY, required=False)), *rest), record.sealed)


def _payload(variant: Variant) -> TypeRef | None:
    return variant.payload.type if isinstance(variant.payload, Keyed) else None

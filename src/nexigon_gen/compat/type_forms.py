"""Wire forms of the types of an API.

Newtypes, aliases, constraints, nullability and tagging are worked in, so that types
which look different in a spec and are the same on the wire have the same forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

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
from ..ir.terms import Limits
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
from .wire_forms import (
    ANYTHING,
    ExternallyTaggedForm,
    ListForm,
    LiteralForm,
    MapForm,
    Part,
    Property,
    ScalarForm,
    SchemaForm,
    StructForm,
    TaggedForm,
    TupleForm,
    WireForm,
    tagless,
)


class TypeForms:
    """The forms of the types of an API, in the order in which a reader tries them.

    `checks` tells whether limits count, `grows` whether open types have more values than
    are known.
    """

    def __init__(self, api: Api, *, checks: bool, grows: bool) -> None:
        self._api = api
        self._checks = checks
        self._grows = grows
        self._known: dict[Part, tuple[WireForm, ...]] = {}

    def of(self, part: Part) -> tuple[WireForm, ...]:
        """Every form of a type."""
        if part not in self._known:
            if isinstance(part, LiteralForm):
                self._known[part] = (part,)
            else:
                self._known[part] = tuple(self._of(part, (), frozenset()))
        return self._known[part]

    def tells_null(self, member: Property) -> bool:
        """Whether `null` is a value of a member, and not its absence (wire.md W2.7)."""
        part = member.type
        return not isinstance(part, LiteralForm) and takes_null(part, self._api)

    def _of(
        self, ref: TypeRef, limits: Limits, inside: frozenset[TypeId]
    ) -> Iterator[WireForm]:
        match ref:
            case Scalar(kind=kind):
                yield ScalarForm(kind, limits)
            case Nullable(item=item):
                yield ScalarForm(ScalarKind.UNIT)
                yield from self._of(item, limits, inside)
            case Constrained(base=base, constraints=more):
                more = more if self._checks else ()
                yield from self._of(base, (*limits, *more), inside)
            case ListOf(item=item):
                yield ListForm(item, limits)
            case MapOf(key=key, value=value):
                yield MapForm(key, value, limits)
            case TupleOf(items=items):
                yield TupleForm(items)
            case Ref(target=target):
                if target not in inside:  # an untagged union may hold itself
                    yield from self._named(target, limits, inside | {target})
            case Broken():
                return
            case _:
                assert_never(ref)

    def variant(self, union: UnionDef, variant: Variant) -> tuple[WireForm, ...]:
        """What one variant of a union is written as."""
        match union.tagging, variant.payload:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag), _:
                return (self._variant(tag, variant, union),)
            case _, Bare(type=type_):
                return self.of(type_)
            case _, Keyed(type=type_):
                return (
                    StructForm(((str(variant.wire), Property(type_, required=True)),)),
                )
            case _:
                return (LiteralForm(frozenset({variant.wire})),)

    def _named(
        self, id_: TypeId, limits: Limits, inside: frozenset[TypeId]
    ) -> Iterator[WireForm]:
        definition = self._api.definitions[id_]
        match definition:
            case Newtype(base=ref) | Alias(target=ref):
                yield from self._of(ref, limits, inside)
            case EnumDef(values=values):
                literals = frozenset(each.wire for each in values)
                yield LiteralForm(literals, definition.open and self._grows)
            case Struct():
                yield self._struct(definition)
            case OpaqueDef(document=document):
                yield SchemaForm(document)
            case UnionDef():
                yield from self._union(definition, inside)
            case _:
                assert_never(definition)

    def _union(self, union: UnionDef, inside: frozenset[TypeId]) -> Iterator[WireForm]:
        grows = union.open and self._grows
        match union.tagging:
            case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
                found = {v.wire: self._variant(tag, v, union) for v in union.variants}
                default = named(union, None)
                absent = tagless(tag, found[default.wire]) if default else None
                unknown = StructForm(self._members(union.envelope)) if grows else None
                yield TaggedForm(
                    tag, (*found.items(),), default=absent, unknown=unknown
                )
            case ExternallyTagged():
                payloads = ((str(each.wire), _payload(each)) for each in union.variants)
                yield ExternallyTaggedForm(tuple(payloads), grows)
            case Untagged():
                for each in union.variants:
                    if isinstance(each.payload, Bare):
                        yield from self._of(each.payload.type, (), inside)
                if grows:
                    yield ANYTHING
            case _:
                assert_never(union.tagging)

    def _variant(self, tag: str, variant: Variant, union: UnionDef) -> StructForm:
        literal = Property(LiteralForm(frozenset({variant.wire})), required=True)
        head = ((tag, literal), *self._members(union.envelope))
        match variant.payload:
            case Flat(struct=id_):
                return StructForm((*head, *self._members(id_)))
            case Keyed(key=key, type=type_):
                held = Property(type_, required=True)
                return StructForm((*head, (key, held)), sealed=True)
            case Nothing() | Bare():
                return StructForm(head)
            case _:
                assert_never(variant.payload)

    def _members(self, id_: TypeId | None) -> tuple[tuple[str, Property], ...]:
        struct = self._api.definitions[id_] if id_ else None
        return self._struct(struct).members if isinstance(struct, Struct) else ()

    def _struct(self, struct: Struct) -> StructForm:
        return StructForm(
            tuple(
                (each.wire, Property(each.type, each.is_required))
                for each in struct.fields
            )
        )


def _payload(variant: Variant) -> TypeRef | None:
    return variant.payload.type if isinstance(variant.payload, Keyed) else None

"""Values of the API as the Python expressions that make them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, assert_never

from ...ir.graph import named, payload_ref, takes_null
from ...ir.mismatch import mismatch
from ...ir.model import (
    Alias,
    Api,
    EnumDef,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Variant,
)
from ...ir.tagging import (
    AdjacentlyTagged,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Untagged,
)
from ...ir.terms import Json, JsonObject, is_wire_name
from ...ir.typerefs import (
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
from ...runtime.wire.facts import JsonForm
from ...runtime.wire.scalars import ScalarKind
from ...values import dataclass
from .expr import (
    NONE,
    Attribute,
    Call,
    Expr,
    KeyValue,
    Keyword,
    Listed,
    Mapped,
    Name,
    Raw,
    Tupled,
    builtin,
    runtime,
)
from .json_literals import json_literal
from .names import ApiNames

if TYPE_CHECKING:
    from .opaque.classes import Defined

_NAMED = (JsonForm.TEXT, JsonForm.INTEGER, JsonForm.WIDE)
"""Newtypes over the others are aliases."""


@dataclass(frozen=True, slots=True)
class Values:
    """Writes values that are of their types, as a person would."""

    api: Api
    names: ApiNames
    opaque: Mapping[TypeId, Mapping[str, Defined]]
    """What the documents of opaque types define."""

    def expr(self, value: Json, ref: TypeRef, *, secret: bool = False) -> Expr:
        """What makes a value of a type. With `secret`, strings in it are hidden."""
        match ref:
            case Scalar(kind=kind):
                return _scalar(value, kind, secret=secret)
            case Ref(target=target):
                return self._defined(value, target, secret=secret)
            case Nullable(item=item):
                return NONE if value is None else self.expr(value, item, secret=secret)
            case Constrained(base=base):
                return self.expr(value, base, secret=secret)
            case ListOf(item=item):
                assert isinstance(value, tuple)
                return Listed(
                    tuple(self.expr(each, item, secret=secret) for each in value)
                )
            case TupleOf(items=types):
                assert isinstance(value, tuple)
                pairs = zip(value, types, strict=True)
                return Tupled(
                    tuple(self.expr(each, item, secret=secret) for each, item in pairs)
                )
            case MapOf(key=key, value=of):
                assert isinstance(value, JsonObject)
                return Mapped(
                    tuple(
                        KeyValue(
                            self.expr(name, key), self.expr(each, of, secret=secret)
                        )
                        for name, each in value.members
                    )
                )
            case _:
                raise AssertionError("a spec with errors reached the backend")

    def fields(self, value: JsonObject, struct: Struct) -> Iterator[tuple[str, Expr]]:
        """The fields that are there, by name; a `null` may mean that one is not."""
        members = dict(value.members)
        for each in struct.fields:
            given = members.get(each.wire)
            is_null = each.wire in members and (
                each.is_required or takes_null(each.type, self.api)
            )
            if given is not None or is_null:
                yield each.name, self.expr(given, each.type, secret=each.secret)

    def given(self, value: Json, id_: TypeId) -> Sequence[Keyword]:
        """The fields of a struct that a value has."""
        struct, names = self.api.definitions[id_], self.names.fields[id_]
        assert isinstance(value, JsonObject)
        assert isinstance(struct, Struct)
        given = self.fields(value, struct)
        return [Keyword(names[field].attribute, each) for field, each in given]

    def _defined(self, value: Json, id_: TypeId, *, secret: bool) -> Expr:
        definition = self.api.definitions[id_]
        match definition:
            case Alias(target=target):
                return self.expr(value, target, secret=secret)
            case Newtype():
                return self._newtype(value, definition, secret=secret)
            case EnumDef(values=values):
                member = next(
                    each.name for each in values if is_wire_name(value, each.wire)
                )
                return Attribute(
                    self.names.classes[id_], self.names.members[id_][member]
                )
            case Struct():
                return Call(self.names.classes[id_], (*self.given(value, id_),))
            case UnionDef():
                return self._union(value, definition)
            case OpaqueDef():
                from .opaque.values import OpaqueValues  # few APIs have such types

                name = self.names.classes[id_]
                writer = OpaqueValues(name.module, self.opaque[id_])
                return writer.expr(value, Raw(name.name))
            case _:
                assert_never(definition)

    def _newtype(self, value: Json, newtype: Newtype, *, secret: bool) -> Expr:
        """A newtype has a name in Python where it is over text or an integer."""
        name = self.names.classes[newtype.id]
        if newtype.secret:
            return Call(name, (json_literal(value),))
        scalar = None if secret else named_scalar(newtype.base, self.api)
        if scalar is None:
            return self.expr(value, newtype.base, secret=secret)
        return Call(name, (_scalar(value, scalar, secret=False),))

    def _union(self, value: Json, union: UnionDef) -> Expr:
        variant = _variant_of(value, union, self.api)
        payload = variant.payload
        if isinstance(union.tagging, Untagged):
            ref = payload_ref(payload)
            assert ref is not None
            return self.expr(value, ref)
        names = self.names.unions[union.id]
        module = self.names.classes[union.id].module
        name = Name(module, names.variants[variant.name])
        args: list[Expr] = []
        if isinstance(value, JsonObject):
            if union.envelope:
                args += self.given(value, union.envelope)
            match payload:
                case Flat(struct=id_):
                    args += self.given(value, id_)
                case Keyed(key=key, type=type_):
                    content = self.expr(dict(value.members)[key], type_)
                    args.append(Keyword(names.contents[variant.name], content))
                case _:
                    pass
        return Call(name, (*args,))


def named_scalar(base: TypeRef, api: Api) -> ScalarKind | None:
    """The scalar of a newtype over `base`, if that has a name of its own in Python."""
    match base:
        case Scalar(kind=kind) if kind.facts.form in _NAMED:
            return kind
        case Constrained(base=inner):
            return named_scalar(inner, api)
        case Ref(target=target):
            match api.definitions[target]:
                case Newtype(base=inner, secret=False) | Alias(target=inner):
                    return named_scalar(inner, api)
                case _:
                    return None
        case _:
            return None


def _scalar(value: Json, kind: ScalarKind, *, secret: bool) -> Expr:
    form = kind.facts.form
    if secret and form is JsonForm.TEXT:
        return Call(runtime("Secret"), (json_literal(value),))
    if form is JsonForm.FLOAT and isinstance(value, str):
        return Call(builtin("float"), (json_literal(value.lower()),))
    match kind.facts.read(value):
        case bytes(read):
            text = repr(read)
            return Raw(text if b'"' in read else text.replace("'", '"'))
        case datetime() as read:
            text = read.astimezone(UTC).isoformat().replace("+00:00", "Z")
            make = Attribute(Name("datetime", "datetime"), "fromisoformat")
            return Call(make, (json_literal(text),))
        case date() as read:
            parts = (str(read.year), str(read.month), str(read.day))
            return Call(Name("datetime", "date"), (*map(Raw, parts),))
        case int(read) if form is JsonForm.WIDE:
            return json_literal(read)
        case read if form is JsonForm.CODED:
            made = type(read)
            return Call(Name(made.__module__, made.__name__), (json_literal(value),))
        case _:
            return json_literal(value)


def _variant_of(value: Json, union: UnionDef, api: Api) -> Variant:
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            assert isinstance(value, JsonObject)
            wire: Json = dict(value.members).get(tag)
        case ExternallyTagged():
            wire = value.members[0][0] if isinstance(value, JsonObject) else value
        case Untagged():
            return next(
                each
                for each in union.variants
                if (ref := payload_ref(each.payload))
                and mismatch(value, ref, api) is None
            )
        case _:
            assert_never(union.tagging)
    found = named(union, wire)
    assert found
    return found

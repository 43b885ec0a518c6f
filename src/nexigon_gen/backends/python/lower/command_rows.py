"""Rows of the tables of commands: an action as the command line knows it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ....ir.graph import is_secret, refined, resolved, takes_null
from ....ir.jsontext import compact, plain
from ....ir.lifecycle import deprecation_note
from ....ir.model import (
    Action,
    EnumDef,
    Field,
    Struct,
    UnionDef,
    Variant,
)
from ....ir.sample import NoSampleError, Samples
from ....ir.tagging import (
    AdjacentlyTagged,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
)
from ....ir.terms import Auth, Effect
from ....ir.typerefs import (
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from ....runtime.cli import table
from ....runtime.cli.flags import kebab
from .context import Lowering
from .docs import in_help
from .limit_words import limit_words
from .secret_names import secret_names

_DEEP = 2
"""How many dots a flag has at most; what lies deeper is given as JSON."""


class CommandRows:
    """Makes the rows of actions."""

    def __init__(self, context: Lowering) -> None:
        self._context = context
        self._api = context.api
        self._samples = Samples(context.api)

    def of(self, action: Action) -> table.Command:
        """An action."""
        deprecated = action.lifecycle.deprecated
        return table.Command(
            kebab(action.name),
            action.wire,
            *self._fields(action.request, (), 0),
            request=self._context.requests.by_action[action.wire].name.name,
            docs=self._told(action.docs),
            idempotency=action.idempotency.value,
            removes=action.effect is Effect.REMOVES,
            needs_token=action.auth is Auth.REQUIRED,
            deprecated=self._told(deprecation_note(deprecated)) if deprecated else "",
            answer=self._answer(action.response),
            secrets=(*dict.fromkeys(secret_names(action.response, self._api)),),
            success=self._success(action.response),
            example=self._example(action.request),
        )

    def _told(self, docs: str) -> str:
        return in_help(docs, self._context.linkable)

    def _fields(
        self, struct: TypeId | None, above: tuple[TypeId, ...], depth: int
    ) -> Iterator[table.CommandField]:
        if struct is None:
            return
        within = (*above, struct)
        for each in self._context.struct(struct).fields:
            yield self._field(each, within, depth)

    def _field(
        self, field: Field, above: tuple[TypeId, ...], depth: int
    ) -> table.CommandField:
        return table.CommandField(
            kebab(field.name),
            field.wire,
            self._type(field.type, above, depth),
            docs=self._told(field.docs),
            is_required=field.is_required,
            is_nullable=takes_null(field.type, self._api),
            is_secret=field.secret or is_secret(field.type, self._api),
            limits=", ".join(map(limit_words, refined(field.type, self._api)[1])),
            note=self._told(_note(field)),
        )

    def _type(self, ref: TypeRef, above: tuple[TypeId, ...], depth: int) -> table.Type:
        match resolved(ref, self._api):
            case Scalar(kind=kind):
                name: str = kind.value
                return name
            case Nullable(item=item):
                return self._type(item, above, depth)
            case ListOf(item=item) if depth <= _DEEP:
                return table.ListType(self._item(item, above, depth))
            case TupleOf(items=items) if depth <= _DEEP:
                return table.TupleType(
                    *(self._item(each, above, depth) for each in items)
                )
            case MapOf(value=value) if depth <= _DEEP:
                return table.MapType(self._type(value, above, _DEEP + 1))
            case Ref(target=target):
                return self._defined(target, above, depth)
            case _:
                return "json"

    def _item(self, ref: TypeRef, above: tuple[TypeId, ...], depth: int) -> table.Type:
        """An item of an array, which is JSON if it is an array or a map itself."""
        bare = resolved(ref, self._api)
        is_flat = not isinstance(bare, ListOf | MapOf | TupleOf)
        return self._type(ref, above, depth + 1) if is_flat else "json"

    def _defined(
        self, id_: TypeId, above: tuple[TypeId, ...], depth: int
    ) -> table.Type:
        is_shown = depth < _DEEP and id_ not in above
        match self._api.definitions[id_]:
            case EnumDef(is_numeric=True, values=values):
                numbers = (int(each.wire) for each in values)
                names = (each.name for each in values)
                return table.WordType(*names, numbers=(*numbers,))
            case EnumDef(values=values):
                return table.WordType(*(str(each.wire) for each in values))
            case Struct() if is_shown:
                return table.ObjectType(*self._fields(id_, above, depth + 1))
            case UnionDef(
                tagging=InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag),
                variants=variants,
                envelope=envelope,
            ) if is_shown:
                within = (*above, id_)
                beside = (*self._fields(envelope, within, depth + 1),)
                held = ((v, self._payload(v, within, depth + 1)) for v in variants)
                cases = (_case(v, *each, *beside) for v, each in held)
                return table.UnionType(tag, *cases)
            case _:
                return "json"

    def _payload(
        self, variant: Variant, above: tuple[TypeId, ...], depth: int
    ) -> Iterator[table.CommandField]:
        match variant.payload:
            case Flat(struct=struct):
                yield from self._fields(struct, above, depth)
            case Keyed(key=key, type=ref):
                yield table.CommandField(
                    kebab(key),
                    key,
                    self._type(ref, above, depth),
                    is_required=True,
                    is_secret=is_secret(ref, self._api),
                )
            case _:
                return

    def _answer(self, ref: TypeRef | None) -> table.Type:
        """The outcomes of an answer, and the names in it; no more is asked of a table."""
        match self._named(ref):
            case None:
                return "unit" if ref is None else "json"
            case Struct(id=id_):
                return table.ObjectType(*self._names(id_))
            case UnionDef(tagging=tagging, variants=variants, envelope=envelope):
                tag = ""
                beside = (*self._names(envelope),) if envelope else ()
                if isinstance(tagging, InternallyTagged | AdjacentlyTagged):
                    tag = tagging.tag
                elif not isinstance(tagging, ExternallyTagged):
                    return "json"
                held = (_case(v, *self._held(v), *beside) for v in variants)
                return table.UnionType(tag, *held)

    def _named(self, ref: TypeRef | None) -> Struct | UnionDef | None:
        found = None if ref is None else resolved(ref, self._api)
        if isinstance(found, Ref):
            match self._api.definitions[found.target]:
                case Struct() | UnionDef() as definition:
                    return definition
                case _:
                    return None
        return None

    def _success(self, ref: TypeRef | None) -> str:
        union = self._named(ref)
        if not isinstance(union, UnionDef) or not union.success:
            return ""
        done = (_case(v) for v in union.variants if v.name == union.success)
        return next(done).value

    def _held(self, variant: Variant) -> Iterator[table.CommandField]:
        match variant.payload:
            case Flat(struct=struct):
                yield from self._names(struct)
            case Keyed(key=key):
                yield table.CommandField(kebab(key), key)
            case _:
                return

    def _names(self, struct: TypeId) -> Iterator[table.CommandField]:
        for each in self._context.struct(struct).fields:
            yield table.CommandField(kebab(each.name), each.wire)

    def _example(self, struct: TypeId | None) -> str:
        if struct is None:
            return "{}"
        try:
            return json.dumps(plain(self._samples.of(Ref(struct))), ensure_ascii=False)
        except NoSampleError:
            return "{}"


def _case(variant: Variant, *fields: table.CommandField) -> table.UnionCase:
    match variant.wire:
        case int() as number:
            return table.UnionCase(variant.name, *fields, number=number)
        case tag:
            return table.UnionCase(tag, *fields)


def _note(field: Field) -> str:
    notes: list[str] = []
    if field.default:
        notes.append(f"Default: {compact(plain(field.default.value))}.")
    if field.lifecycle.deprecated:
        notes.append(f"Deprecated: {deprecation_note(field.lifecycle.deprecated)}")
    return " ".join(notes)

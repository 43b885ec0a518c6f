"""Objects in values that a spec gives in wire form, and the fields that they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...ir.graph import envelope, named, resolved, takes_null
from ...ir.mismatch import mismatch
from ...ir.model import Api, Field, Struct, UnionDef
from ...ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import ListOf, MapOf, Nullable, Ref, TupleOf, TypeRef
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class WrittenObject:
    """The object at `path`, with its fields and the key `beside` them that is a tag."""

    path: str
    members: Mapping[str, Json]
    fields: tuple[Field, ...]
    beside: str = ""

    def surplus(self) -> Iterator[str]:
        """The keys that nothing reads. A reader passes over them (wire.md W2.4), so
        nothing else would tell that they are misspelt."""
        known = {self.beside, *(field.wire for field in self.fields)}
        yield from (key for key in self.members if key not in known)

    def absent(self, api: Api) -> Iterator[Field]:
        """The fields that the object leaves out, if it is of its type."""
        for field in self.fields:
            is_there = field.wire in self.members
            if not is_there or (
                self.members[field.wire] is None and not takes_null(field.type, api)
            ):
                yield field


def objects(
    value: Json, ref: TypeRef, api: Api, path: str = "$"
) -> Iterator[WrittenObject]:
    """All objects of structs in `value`. What is not of its type is passed over."""
    match resolved(ref, api), value:
        case Nullable(item=item), _ if value is not None:
            yield from objects(value, item, api, path)
        case ListOf(item=item), tuple(items):
            for index, each in enumerate(items):
                yield from objects(each, item, api, f"{path}[{index}]")
        case TupleOf(items=types), tuple(items):
            for index, (each, item) in enumerate(zip(items, types, strict=False)):
                yield from objects(each, item, api, f"{path}[{index}]")
        case MapOf(value=of), JsonObject(members=members):
            for key, each in members:
                yield from objects(each, of, api, f"{path}.{key}")
        case Ref(target=target), _:
            match api.definitions[target], value:
                case Struct(fields=fields), JsonObject(members=members):
                    yield from _struct(WrittenObject(path, dict(members), fields), api)
                case UnionDef() as union, _:
                    yield from _union(value, union, api, path)
                case _:
                    pass
        case _:
            pass


def _struct(found: WrittenObject, api: Api) -> Iterator[WrittenObject]:
    yield found
    types = {field.wire: field.type for field in found.fields}
    for key, each in found.members.items():
        if key in types:
            yield from objects(each, types[key], api, f"{found.path}.{key}")


def _union(
    value: Json, union: UnionDef, api: Api, path: str
) -> Iterator[WrittenObject]:
    members = dict(value.members) if isinstance(value, JsonObject) else {}
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            found = named(union, members.get(tag))
        case ExternallyTagged():
            tag, found = "", named(union, next(iter(members), None))
        case Untagged():
            for variant in union.variants:
                held = variant.payload
                if isinstance(held, Bare) and not mismatch(value, held.type, api):
                    yield from objects(value, held.type, api, path)
                    break
            return
    for variant in union.variants:
        if variant is not found:
            continue
        around = envelope(union, api)
        match variant.payload:
            case Flat(struct=struct):
                payload = api.definitions[struct]
                assert isinstance(payload, Struct)
                fields = (*around, *payload.fields)
                yield from _struct(
                    WrittenObject(path, members, fields, beside=tag), api
                )
            case Keyed(key=key, type=type_):
                yield from objects(members.get(key), type_, api, f"{path}.{key}")
                if around:
                    rest = {k: each for k, each in members.items() if k != key}
                    yield from _struct(
                        WrittenObject(path, rest, around, beside=tag), api
                    )
            case Nothing() if around or isinstance(union.tagging, InternallyTagged):
                yield from _struct(
                    WrittenObject(path, members, around, beside=tag), api
                )
            case Nothing() | Bare():
                pass

"""Keys in an example that its type does not have: a reader passes over them (wire.md
W2.4), so nothing else would tell that they are misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...ir.codec import mismatch, resolved
from ...ir.model import (
    AdjacentlyTagged,
    Api,
    Bare,
    ExternallyTagged,
    Field,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Struct,
    UnionDef,
    Untagged,
)
from ...ir.terms import Json, JsonObject
from ...ir.typerefs import ListOf, MapOf, Nullable, Ref, TypeRef
from ...values import dataclass


@dataclass(frozen=True, slots=True)
class Surplus:
    """A key that is no field of the object at `path`, and the fields of that."""

    path: str
    key: str
    fields: tuple[Field, ...]


def surplus(value: Json, ref: TypeRef, api: Api, path: str = "$") -> Iterator[Surplus]:
    """The keys in `value` that nothing of its type reads. What is wrong with it in any
    other way is for `mismatch` to tell."""
    match resolved(ref, api), value:
        case Nullable(item=item), _:
            yield from surplus(value, item, api, path)
        case ListOf(item=item), tuple(items):
            for index, each in enumerate(items):
                yield from surplus(each, item, api, f"{path}[{index}]")
        case MapOf(value=of), JsonObject(members=members):
            for key, each in members:
                yield from surplus(each, of, api, f"{path}.{key}")
        case Ref(target=target), _:
            match api.definitions[target]:
                case Struct(fields=fields):
                    yield from _of_struct(value, fields, api, path)
                case UnionDef() as union:
                    yield from _of_union(value, union, api, path)
                case _:
                    pass
        case _:
            pass


def _of_struct(
    value: Json,
    fields: tuple[Field, ...],
    api: Api,
    path: str,
    beside: Collection[str] = (),
) -> Iterator[Surplus]:
    types = {field.wire: field.type for field in fields}
    for key, each in value.members if isinstance(value, JsonObject) else ():
        if key in types:
            yield from surplus(each, types[key], api, f"{path}.{key}")
        elif key not in beside:
            yield Surplus(path, key, fields)


def _of_union(value: Json, union: UnionDef, api: Api, path: str) -> Iterator[Surplus]:
    members = dict(value.members) if isinstance(value, JsonObject) else {}
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            named = members.get(tag)
        case ExternallyTagged():
            tag, named = "", next(iter(members), None)
        case Untagged():
            for variant in union.variants:
                held = variant.payload
                if isinstance(held, Bare) and not mismatch(value, held.type, api):
                    yield from surplus(value, held.type, api, path)
                    break
            return
    for variant in union.variants:
        if variant.wire != named:
            continue
        match variant.payload:
            case Flat(struct=struct):
                payload = api.definitions[struct]
                assert isinstance(payload, Struct)
                yield from _of_struct(value, payload.fields, api, path, (tag,))
            case Keyed(key=key, type=type_):
                yield from surplus(members.get(key), type_, api, f"{path}.{key}")
            case Nothing() if isinstance(union.tagging, InternallyTagged):
                yield from _of_struct(value, (), api, path, (tag,))
            case Nothing() | Bare():
                pass

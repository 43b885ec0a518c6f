"""Checks of JSON values against types, by the rules of a server (wire.md W2, W3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..runtime.wire.facts import JsonForm
from ..runtime.wire.scalars import problem as scalar_problem
from ..values import dataclass, field
from . import scalars
from .graph import envelope, named, resolved
from .jsontext import JsonValue, plain
from .model import Alias, Api, EnumDef, Field, Newtype, OpaqueDef, Struct, UnionDef
from .tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from .terms import Json, JsonObject, WireName, is_wire_name
from .typerefs import (
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


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Why a value is not of a type: the problem, and its path (`$.items[2].name`)."""

    path: str
    problem: str


@dataclass(frozen=True, slots=True)
class _ValueCheck:
    """The state of one check.

    `fits` remembers which values fit which untagged unions. A value within several such
    unions would otherwise be checked again for each variant of each of them.
    """

    api: Api
    fits: dict[tuple[int, TypeId], bool] = field(default_factory=dict)


def mismatch(value: Json, ref: TypeRef, api: Api) -> Mismatch | None:
    """The first reason why a value is not of the type; None if it is."""
    return _of(value, ref, _ValueCheck(api), "$")


def _of(value: Json, ref: TypeRef, run: _ValueCheck, path: str) -> Mismatch | None:
    match ref:
        case Scalar(kind=kind):
            problem = scalar_problem(kind, value)
            return Mismatch(path, problem) if problem else None
        case Ref(target=target):
            return _definition(value, target, run, path)
        case Nullable(item=item):
            return None if value is None else _of(value, item, run, path)
        case Constrained(base=base, constraints=constraints):
            found = _of(value, base, run, path)
            is_bytes = scalars.is_form(resolved(base, run.api), JsonForm.BYTES)
            for constraint in constraints:
                if found is None and not scalars.meets(
                    value, constraint, is_bytes=is_bytes
                ):
                    found = Mismatch(path, scalars.demand(constraint))
            return found
        case ListOf(item=item):
            if not isinstance(value, tuple):
                return Mismatch(path, "must be a list")
            each = enumerate(value)
            return _first(_of(v, item, run, f"{path}[{i}]") for i, v in each)
        case TupleOf(items=items):
            if not isinstance(value, tuple) or len(value) != len(items):
                return Mismatch(path, f"must be a list of {len(items)}")
            pairs = enumerate(zip(value, items, strict=True))
            return _first(_of(v, item, run, f"{path}[{i}]") for i, (v, item) in pairs)
        case MapOf(key=key, value=of):
            if not isinstance(value, JsonObject):
                return Mismatch(path, "must be an object")
            return _first(
                _of(name, key, run, f"{path}.{name}")
                or _of(member, of, run, f"{path}.{name}")
                for name, member in value.members
            )
        case _:
            return None


def _first(found: Iterable[Mismatch | None]) -> Mismatch | None:
    return next((each for each in found if each), None)


def _definition(
    value: Json, id_: TypeId, run: _ValueCheck, path: str
) -> Mismatch | None:
    match run.api.definitions[id_]:
        case Newtype(base=ref) | Alias(target=ref):
            return _of(value, ref, run, path)
        case EnumDef(values=values):
            if any(is_wire_name(value, each.wire) for each in values):
                return None
            names = [each.wire for each in values]
            return Mismatch(path, f"must be one of {_listed(names)}")
        case Struct(fields=fields):
            return _object(value, fields, run, path)
        case UnionDef() as union:
            return _union(value, union, run, path)
        case OpaqueDef(document=document):
            return _opaque(value, document, path)


def _opaque(value: Json, document: JsonObject, path: str) -> Mismatch | None:
    from ..patterns import is_found  # few APIs have such types
    from ..runtime.wire.json_schema import violation

    try:
        found = violation(_schema(document), is_found, plain(value))
    except RecursionError:
        return Mismatch(path, "is nested too deeply")
    return Mismatch(path + found.path, found.words) if found else None


@lru_cache(maxsize=64)
def _schema(document: JsonObject) -> dict[str, JsonValue]:
    """The document of an opaque type as JSON; it may be long, and have many examples."""
    return {key: plain(each) for key, each in document.members}


def _object(
    value: Json, fields: tuple[Field, ...], run: _ValueCheck, path: str
) -> Mismatch | None:
    if not isinstance(value, JsonObject):
        return Mismatch(path, "must be an object")
    members = dict(value.members)
    return _first(_field(members, field, run, path) for field in fields)


def _field(
    members: Mapping[str, Json], field: Field, run: _ValueCheck, path: str
) -> Mismatch | None:
    optional = not field.is_required
    if field.wire not in members:
        return None if optional else Mismatch(path, f"must have `{field.wire}`")
    value = members[field.wire]
    if optional and value is None:
        return None
    return _of(value, field.type, run, f"{path}.{field.wire}")


def _union(
    value: Json, union: UnionDef, run: _ValueCheck, path: str
) -> Mismatch | None:
    match union.tagging:
        case InternallyTagged(tag=tag) | AdjacentlyTagged(tag=tag):
            return _tagged(value, tag, union, run, path)
        case ExternallyTagged():
            return _external(value, union, run, path)
        case Untagged():
            if _fits(value, union, run):
                return None
            return Mismatch(path, f"must be a variant of `{union.id.name}`")


def _fits(value: Json, union: UnionDef, run: _ValueCheck) -> bool:
    """Whether a value is a variant of an untagged union. Its `id` can be a key, because it is
    alive for the whole check."""
    key = (id(value), union.id)
    if key not in run.fits:
        refs = [v.payload.type for v in union.variants if isinstance(v.payload, Bare)]
        run.fits[key] = any(_of(value, ref, run, "$") is None for ref in refs)
    return run.fits[key]


def _tagged(
    value: Json, tag: str, union: UnionDef, run: _ValueCheck, path: str
) -> Mismatch | None:
    if not isinstance(value, JsonObject):
        return Mismatch(path, "must be an object")
    members = dict(value.members)
    if tag not in members and union.default is None:
        return Mismatch(path, f"must have `{tag}`")
    if tag in members and members[tag] is None:
        return _unknown(union, f"{path}.{tag}")
    variant = named(union, members.get(tag))
    if variant is None:
        return _unknown(union, f"{path}.{tag}")
    beside = envelope(union, run.api)
    if found := _object(value, beside, run, path):
        return found
    match variant.payload:
        case Flat(struct=struct):
            return _definition(value, struct, run, path)
        case Keyed(key=key, type=type_):
            if key not in members:
                return Mismatch(path, f"must have `{key}`")
            known = [tag, *(each.wire for each in beside), key]
            if members.keys() - {*known}:
                return Mismatch(path, f"must have nothing but {_listed(known)}")
            return _of(members[key], type_, run, f"{path}.{key}")
        case Nothing() | Bare():
            return None


def _external(
    value: Json, union: UnionDef, run: _ValueCheck, path: str
) -> Mismatch | None:
    if isinstance(value, JsonObject):
        if len(value.members) != 1:
            return Mismatch(path, "must have one key, the variant")
        ((name, content),) = value.members
        variant = named(union, name)
        if variant and isinstance(variant.payload, Keyed):
            return _of(content, variant.payload.type, run, f"{path}.{name}")
        return _unknown(union, path)
    variant = named(union, value)
    if variant and isinstance(variant.payload, Nothing):
        return None
    return _unknown(union, path)


def _unknown(union: UnionDef, path: str) -> Mismatch:
    names = [each.wire for each in union.variants]
    return Mismatch(path, f"must be one of {_listed(names)}")


def _listed(names: Iterable[WireName]) -> str:
    return ", ".join("an empty text" if name == "" else f"`{name}`" for name in names)

"""Every type must have a value that ends."""

from __future__ import annotations

from ..diagnostics.model import Label, Report
from ..ir.graph import payload_ref
from ..ir.model import (
    Alias,
    Api,
    Constrained,
    Definition,
    EnumDef,
    External,
    Field,
    Newtype,
    Presence,
    Ref,
    Struct,
    TypeId,
    TypeRef,
    UnionDef,
)


def values(api: Api, report: Report) -> None:
    """NXG407, NXG408: structs and unions of which no finite value exists."""
    finite = _finite(api)
    for definition in api.definitions.values():
        if definition.id in finite:
            continue
        match definition:
            case Struct(fields=fields):
                endless = [
                    f for f in fields if (t := _needs_field(f)) and t not in finite
                ]
                report.error(
                    "NXG407",
                    definition.span,
                    f"a `{definition.id.name}` can never end: it must contain itself",
                    others=tuple(Label(f.span, "through this") for f in endless[:1]),
                    help=("make the field optional, nullable or a list",),
                )
            case UnionDef(variants=variants) if variants:
                report.error(
                    "NXG408",
                    definition.span,
                    f"every variant of `{definition.id.name}` must contain itself",
                    help=("add a variant that ends",),
                )
            case _:
                pass


def _finite(api: Api) -> set[TypeId]:
    """The definitions with a finite value: the least fixed point."""
    missing: dict[TypeId, int] = {}
    users: dict[TypeId, list[TypeId]] = {}
    for definition in api.definitions.values():
        needed, missing[definition.id] = _needs(definition)
        for target in needed:
            users.setdefault(target, []).append(definition.id)
    finite = [id_ for id_, count in missing.items() if count == 0]
    for id_ in finite:  # grows while it is walked
        for user in users.get(id_, ()):
            missing[user] -= 1
            if missing[user] == 0:
                finite.append(user)
    return set(finite)


def _needs(definition: Definition) -> tuple[set[TypeId], int]:
    """The definitions of which some must end, and how many."""
    match definition:
        case Struct(fields=fields):
            needed = {t for field in fields if (t := _needs_field(field))}
            return needed, len(needed)
        case UnionDef(variants=variants):
            payloads = [payload_ref(variant.payload) for variant in variants]
            targets = [_held(ref) if ref else None for ref in payloads]
            if None in targets:
                return set(), 0
            return {target for target in targets if target}, 1
        case Newtype(base=ref) | Alias(target=ref):
            target = _held(ref)
            return ({target}, 1) if target else (set(), 0)
        case EnumDef() | External():
            return set(), 0


def _needs_field(field: Field) -> TypeId | None:
    return None if field.presence is Presence.OPTIONAL else _held(field.type)


def _held(ref: TypeRef) -> TypeId | None:
    """The definition of which every value of a type holds one, if it does."""
    match ref:
        case Ref(target=target):
            return target
        case Constrained(base=base):
            return _held(base)
        case _:
            return None  # a list or map may be empty, a nullable null

"""Facts about how definitions refer to each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from .model import (
    Action,
    Alias,
    Api,
    Bare,
    Definition,
    EnumDef,
    Field,
    Flat,
    Keyed,
    Newtype,
    Nothing,
    OpaqueDef,
    Payload,
    Struct,
    UnionDef,
    Variant,
)
from .terms import Constraint, is_wire_name
from .typerefs import (
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


def leaves(ref: TypeRef) -> Iterator[Scalar | Ref | Broken]:
    """What a reference is made of in the end, in order."""
    match ref:
        case ListOf(item=inner) | Nullable(item=inner) | Constrained(base=inner):
            yield from leaves(inner)
        case MapOf(key=key, value=value):
            yield from leaves(key)
            yield from leaves(value)
        case TupleOf(items=items):
            for item in items:
                yield from leaves(item)
        case Scalar() | Ref() | Broken():
            yield ref
        case _:
            assert_never(ref)


def targets(ref: TypeRef) -> Iterator[TypeId]:
    """The definitions a reference names, in order."""
    return (leaf.target for leaf in leaves(ref) if isinstance(leaf, Ref))


def unconstrained(ref: TypeRef) -> TypeRef:
    """A type without the constraints on itself."""
    return unconstrained(ref.base) if isinstance(ref, Constrained) else ref


def refined(ref: TypeRef, api: Api) -> tuple[TypeRef, tuple[Constraint, ...]]:
    """What a type comes to behind names, aliases and `null`, and all constraints on it."""
    limits: tuple[Constraint, ...] = ()
    seen: set[TypeRef] = set()
    while ref not in seen:
        seen.add(ref)
        match ref:
            case Constrained(base=base, constraints=more):
                limits += more
                ref = base
            case Nullable(item=base):
                ref = base
            case Ref(target=target):
                match api.definitions[target]:
                    case Newtype(base=base) | Alias(target=base):
                        ref = base
                    case _:
                        break
            case _:
                break
    return ref, limits


def payload_ref(payload: Payload) -> TypeRef | None:
    """The type a variant holds, however it stands on the wire."""
    match payload:
        case Nothing():
            return None
        case Flat(struct=struct):
            return Ref(struct)
        case Keyed(type=type_) | Bare(type=type_):
            return type_
        case _:
            assert_never(payload)


def named(union: UnionDef, wire: object) -> Variant | None:
    """The variant that a tag on the wire names; None stands for an absent tag."""
    for each in union.variants:
        is_default = wire is None and each.name == union.default
        if is_default or is_wire_name(wire, each.wire):
            return each
    return None


def envelope(union: UnionDef, api: Api) -> tuple[Field, ...]:
    """The fields that stand beside the tag, whichever the variant."""
    struct = api.definitions[union.envelope] if union.envelope else None
    return struct.fields if isinstance(struct, Struct) else ()


def references(definition: Definition) -> Iterator[TypeRef]:
    """The types a definition is made of."""
    match definition:
        case Struct(fields=fields):
            yield from (field.type for field in fields)
        case UnionDef(variants=variants, envelope=beside):
            if beside:
                yield Ref(beside)
            for variant in variants:
                if ref := payload_ref(variant.payload):
                    yield ref
        case Newtype(base=ref) | Alias(target=ref):
            yield ref
        case EnumDef() | OpaqueDef():
            return
        case _:
            assert_never(definition)


def dependencies(definition: Definition) -> Iterator[TypeId]:
    """The definitions a definition refers to directly."""
    for ref in references(definition):
        yield from targets(ref)


def namespace_cycles(api: Api) -> dict[str, frozenset[str]]:
    """For each namespace the namespaces in an import cycle with it, itself included."""
    direct: dict[str, set[str]] = {}
    for space in api.namespaces:
        used = {
            target.namespace for d in space.definitions for target in dependencies(d)
        }
        used |= {
            target.namespace for a in space.actions for target in action_targets(a)
        }
        direct[space.name] = used
    reach = {name: _reachable(name, direct) for name in direct}
    return {
        name: frozenset({name} | {each for each in found if name in reach[each]})
        for name, found in reach.items()
    }


def action_targets(action: Action) -> Iterator[TypeId]:
    """The definitions an action names."""
    if action.request:
        yield action.request
    if action.response:
        yield from targets(action.response)


def _reachable(start: str, direct: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    pending = [start]
    while pending:
        for each in direct[pending.pop()] - found:
            found.add(each)
            pending.append(each)
    return found

"""Questions about the IR as a graph: what a type is made of, and what refers to what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain as _chain
from typing import TypeVar, assert_never

from .model import (
    Action,
    Alias,
    Api,
    Definition,
    EnumDef,
    Field,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
    Variant,
)
from .tagging import Bare, Flat, Keyed, Nothing, Payload
from .terms import Limits, is_wire_name
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

_T = TypeVar("_T")


def walk(ref: TypeRef) -> tuple[TypeRef, ...]:
    """A type and all types within it, in order. Does not follow references."""
    inner = ref.parts
    return (ref, *_chain.from_iterable(map(walk, inner))) if inner else (ref,)


def targets(ref: TypeRef) -> list[TypeId]:
    """The definitions that a type refers to, in order."""
    if isinstance(ref, Ref):
        return [ref.target]
    return [target for each in ref.parts for target in targets(each)]


def unconstrained(ref: TypeRef) -> TypeRef:
    """A type without its own constraints."""
    return unconstrained(ref.base) if isinstance(ref, Constrained) else ref


def chain(ref: TypeRef, api: Api) -> Iterator[TypeRef]:
    """A type, then what it is without constraints, behind a newtype or behind an alias, step
    by step to the end."""
    at: TypeRef | None = ref
    while at:
        yield at
        at = _behind(at, api)


def resolved(ref: TypeRef, api: Api) -> TypeRef:
    """What a type is on the wire: the end of its `chain`."""
    while inner := _behind(ref, api):
        ref = inner
    return ref


def _behind(ref: TypeRef, api: Api) -> TypeRef | None:
    """The next type in a `chain`."""
    match ref:
        case Scalar():  # as most are
            return None
        case Ref():
            match api.definitions[ref.target]:
                case Newtype(base=inner) | Alias(target=inner):
                    return inner
                case _:
                    return None
        case Constrained():
            return ref.base
        case _:
            return None


def is_secret(ref: TypeRef, api: Api) -> bool:
    """Whether a type is a secret, or a list, map or tuple of them."""
    waiting, seen = [ref], set[TypeRef]()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        match api.definitions[each.target] if isinstance(each, Ref) else each:
            case Newtype(secret=True):
                return True
            case Newtype(base=inner) | Alias(target=inner) | MapOf(value=inner):
                waiting.append(inner)
            case ListOf() | Nullable() | Constrained() | TupleOf() as whole:
                waiting += whole.parts
            case _:
                pass
    return False


def takes_null(ref: TypeRef, api: Api) -> bool:
    """Whether a type is nullable."""
    return isinstance(resolved(ref, api), Nullable)


def refined(ref: TypeRef, api: Api) -> tuple[TypeRef, Limits]:
    """The end of the `chain` of a type, also behind `null`, and all constraints on the way."""
    limits: Limits = ()
    *names, last = chain(ref, api)
    for each in names:
        limits += each.constraints if isinstance(each, Constrained) else ()
    if isinstance(last, Nullable):
        last, more = refined(last.item, api)
        return last, limits + more
    return last, limits


def payload_ref(payload: Payload) -> TypeRef | None:
    """The type of the payload of a variant, whatever its wire form; None if it has none."""
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
    """The variant of a tag on the wire. `wire` is None if the tag is absent."""
    for each in union.variants:
        is_default = wire is None and each.name == union.default
        if is_default or is_wire_name(wire, each.wire):
            return each
    return None


def envelope(union: UnionDef, api: Api) -> tuple[Field, ...]:
    """The fields that every variant has beside its tag."""
    struct = api.definitions[union.envelope] if union.envelope else None
    return struct.fields if isinstance(struct, Struct) else ()


def references(definition: Definition) -> list[TypeRef]:
    """The types that a definition is made of."""
    match definition:
        case Struct():
            return [field.type for field in definition.fields]
        case UnionDef():
            beside = [Ref(definition.envelope)] if definition.envelope else []
            inner = (payload_ref(each.payload) for each in definition.variants)
            return [*beside, *(ref for ref in inner if ref)]
        case Newtype(base=ref) | Alias(target=ref):
            return [ref]
        case EnumDef() | OpaqueDef():
            return []
        case _:
            assert_never(definition)


def dependencies(definition: Definition) -> list[TypeId]:
    """The definitions a definition refers to directly."""
    return [target for ref in references(definition) for target in targets(ref)]


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
    reach = {name: reachable(used, direct.__getitem__) for name, used in direct.items()}
    return {
        name: frozenset({name} | {each for each in found if name in reach[each]})
        for name, found in reach.items()
    }


def action_targets(action: Action) -> Iterator[TypeId]:
    """The definitions that an action refers to."""
    if action.request:
        yield action.request
    if action.response:
        yield from targets(action.response)


def closure(
    ids: Iterable[TypeId], definitions: Mapping[TypeId, Definition]
) -> set[TypeId]:
    """Definitions, and all that they refer to, directly or indirectly."""
    return reachable(ids, lambda id_: dependencies(definitions[id_]))


def reachable(starts: Iterable[_T], step: Callable[[_T], Iterable[_T]]) -> set[_T]:
    """All nodes that can be reached from the starts, including these."""
    found: set[_T] = set()
    pending = [*starts]
    while pending:
        at = pending.pop()
        if at not in found:
            found.add(at)
            pending += step(at)
    return found

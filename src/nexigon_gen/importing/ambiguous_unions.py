"""Untagged unions of structs that cannot be told apart: each struct gets the fields of those
that it would hide, so that no field is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from ..ir.graph import dependencies, payload_ref, resolved
from ..ir.model import (
    Alias,
    Api,
    Definition,
    Field,
    Presence,
    Struct,
    UnionDef,
    Variant,
)
from ..ir.tagging import Bare
from ..ir.typerefs import Ref, TypeId
from ..text.span import Span
from ..values import replace
from .names import unused


def with_hidden_fields(
    api: Api, hiding: Mapping[Span, Span]
) -> tuple[Api, AbstractSet[Span]]:
    """The API in which each variant of an untagged union stands also for those that it
    hides, as far as all are structs, and which variants are gone by that. `hiding` has
    the variants that are never read, and what takes the place of each."""
    made: dict[TypeId, list[Definition]] = {}
    stale: set[TypeId] = set()
    gone: set[Span] = set()
    for each in api.definitions.values():
        if isinstance(each, UnionDef) and (hidden := _hidden(each, api, hiding)):
            made[each.id] = [*_parts(each, hidden, api)]
            gone.update(hidden)
            stale |= _stale(each, made[each.id], api)
    spaces = (
        replace(
            space,
            definitions=tuple(
                part
                for each in space.definitions
                for part in made.get(each.id, [each] if each.id not in stale else [])
            ),
        )
        for space in api.namespaces
    )
    return (replace(api, namespaces=tuple(spaces)) if made else api), gone


def _hidden(
    union: UnionDef, api: Api, hiding: Mapping[Span, Span]
) -> Mapping[Span, Span]:
    """The structs among the variants that are never read, each with the first that takes
    its place, which is one, too."""
    structs = {each.span for each in union.variants if _struct(each, api)}
    found: dict[Span, Span] = {}
    for each in union.variants:
        by = each.span
        while by in hiding:
            by = hiding[by]
        if by != each.span and {each.span, by} <= structs:
            found[each.span] = by
    return found


def _parts(
    union: UnionDef, hidden: Mapping[Span, Span], api: Api
) -> Iterator[Definition]:
    """The union without the variants that others stand for, behind the structs that these
    have now; or the struct that is all of it."""
    left = [each for each in union.variants if each.span not in hidden]
    variants: list[Variant] = []
    for each in left:
        others = [e for e in union.variants if hidden.get(e.span) == each.span]
        if others and len(left) == 1:
            yield _alone(union, each, others, api)
            return
        if others and (made := _payload(union, each, others, api)):
            yield made
            each = replace(each, payload=Bare(Ref(made.id)))
        variants.append(each)
    yield replace(union, variants=tuple(variants))


def _stale(
    union: UnionDef, parts: Sequence[Definition], api: Api
) -> AbstractSet[TypeId]:
    """The structs written in a union that are not in its parts any more, or are others."""
    structs = (_struct(each, api) for each in union.variants)
    own = {each.id for each in structs if each and each.inline}
    kept = {target for each in parts for target in dependencies(each)}
    return own - (kept - {each.id for each in parts})


def _alone(
    union: UnionDef, variant: Variant, others: Sequence[Variant], api: Api
) -> Definition:
    """What a union is of which one variant is left."""
    fields = tuple(_fields([variant, *others], api))
    ref = payload_ref(variant.payload)
    if ref and not _adds(variant, fields, api):
        return Alias(union.id, union.docs, ref, span=union.span)
    return Struct(
        union.id, union.docs, fields, span=union.span, examples=union.examples
    )


def _payload(
    union: UnionDef, variant: Variant, others: Sequence[Variant], api: Api
) -> Struct | None:
    """The struct that a variant has now, written in place; None if it is the same."""
    fields = tuple(_fields([variant, *others], api))
    if not _adds(variant, fields, api):
        return None
    own = _struct(variant, api)
    wanted = f"{union.id.name}{variant.name}Payload"
    taken = {each.name for each in api.definitions} - {own.id.name if own else ""}
    name = unused(wanted, taken)
    id_ = TypeId(union.id.namespace, name)
    return Struct(id_, "", fields, span=variant.span, inline=name == wanted)


def _adds(variant: Variant, fields: Sequence[Field], api: Api) -> bool:
    own = _struct(variant, api)
    return own is None or len(fields) > len(own.fields)


def _fields(variants: Sequence[Variant], api: Api) -> Iterator[Field]:
    """The fields of the first struct, whose types take those of the others, and those that
    only others have, which may be absent."""
    wires: set[str] = set()
    names: set[str] = set()
    for variant in variants:
        struct = _struct(variant, api)
        is_first = variant is variants[0]
        for each in struct.fields if struct else ():
            if each.wire not in wires:
                wires.add(each.wire)
                name = unused(each.name, names)
                names.add(name)
                presence = each.presence if is_first else Presence.OPTIONAL
                yield replace(each, name=name, presence=presence)


def _struct(variant: Variant, api: Api) -> Struct | None:
    if not isinstance(variant.payload, Bare):
        return None
    ref = resolved(variant.payload.type, api)
    found = api.definitions[ref.target] if isinstance(ref, Ref) else None
    return found if isinstance(found, Struct) else None

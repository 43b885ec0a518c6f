"""Choices of a document: unions, told apart by how their branches look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...ir.graph import envelope
from ...ir.model import Struct, UnionDef, Variant
from ...ir.tagging import (
    AdjacentlyTagged,
    Bare,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Payload,
    Tagging,
    Untagged,
)
from ...ir.terms import WireName
from ...ir.typerefs import (
    Ref,
    TypeId,
    TypeRef,
)
from ...published.choices import is_external, tag_of, tag_values
from ...published.schema import SchemaFacts

if TYPE_CHECKING:
    from .reading import Types


def union(
    told: SchemaFacts,
    branches: Sequence[SchemaFacts],
    core: TypeRef | None,
    types: Types,
) -> Ref:
    """The union of branches, which is `core` in the spec."""
    known = types.known(told, "union", core)
    if known.target in types.found:
        return known
    own = types.ours(core)
    ours = own if isinstance(own, UnionDef) else None
    span = types.at(told)
    is_open = ours.open if ours else True
    types.found[known.target] = UnionDef(
        known.target, "", Untagged(), variants=(), open=is_open, span=span
    )
    variants = ours.variants if ours else ()
    by_wire = {each.wire: each for each in variants}
    known_tag = ours and ours.tagging
    likely = (
        (known_tag.tag,)
        if isinstance(known_tag, InternallyTagged | AdjacentlyTagged)
        else ()
    )
    tag = tag_of(told, branches, types.document, likely)
    default: str | None = None
    around = _around(ours, tag, branches, types) if ours and tag else None
    beside = frozenset((tag, *(around.kept if around else ())))
    tagging: Tagging
    found: list[Variant] = []
    if tag:
        tagging = _tagged(tag, branches, ours, beside)
        for each in branches:
            for wire in tag_values(each, tag, told, types.document):
                payload = _payload(each, beside, by_wire.get(wire), types)
                found.append(_variant(wire, payload, by_wire, types, each))
                if tag not in each.required:
                    default = found[-1].name
    elif all(map(is_external, branches)) and not isinstance(
        ours and ours.tagging, Untagged
    ):
        tagging = ExternallyTagged()
        for each in branches:
            for wire in each.choices or ():
                found.append(_variant(wire, Nothing(), by_wire, types, each))
            for wire, place in each.properties.items():
                payload = Keyed(wire, types.of(place, _held(by_wire.get(wire))))
                found.append(_variant(wire, payload, by_wire, types, each))
    else:
        tagging = Untagged()
        for number, place in enumerate(told.branches):
            mine = variants[number] if number < len(variants) else None
            payload = Bare(types.of(place, _held(mine)))
            name = mine.name if mine else f"Variant{number + 1}"
            at = types.document.span(place.at)
            found.append(Variant(name, name, payload, docs="", span=at))
    types.found[known.target] = UnionDef(
        known.target,
        "",
        tagging,
        variants=tuple(found),
        open=is_open,
        span=span,
        default=default,
        success=ours.success if ours else None,
        envelope=around.struct if around else None,
    )
    return known


class _Envelope(NamedTuple):
    """The struct beside a tag, and its keys."""

    struct: TypeId
    kept: frozenset[str]


def _around(
    ours: UnionDef, tag: str, branches: Sequence[SchemaFacts], types: Types
) -> _Envelope | None:
    """What all branches have beside the tag, and the spec has there, too, or nowhere."""
    beside = {each.wire for each in envelope(ours, types.spec)}
    first, *others = branches
    same = first.properties.keys() - _held_wires(ours, types) - {tag}
    for each in others:
        same &= each.properties.keys()
    kept = {
        wire
        for wire in same
        if wire in beside
        or others
        and all(_is_same(first, each, wire) for each in others)
    }
    if not kept:
        return None
    known = Ref(ours.envelope) if ours.envelope else None
    struct = types.struct(first, known, frozenset(first.properties.keys() - kept))
    return _Envelope(struct.target, frozenset(kept))


def _is_same(one: SchemaFacts, other: SchemaFacts, wire: str) -> bool:
    """Whether two branches say the same of a property."""
    is_required = (wire in one.required) == (wire in other.required)
    return is_required and one.properties[wire].value == other.properties[wire].value


def _held_wires(union: UnionDef, types: Types) -> set[str]:
    """The keys that variants of the spec have beside the tag, each for itself."""
    found: set[str] = set()
    for each in union.variants:
        match each.payload:
            case Keyed(key=key):
                found.add(key)
            case Flat(struct=struct):
                held = types.spec.definitions[struct]
                found |= (
                    {f.wire for f in held.fields} if isinstance(held, Struct) else set()
                )
            case _:
                pass
    return found


def _tagged(
    tag: str,
    branches: Sequence[SchemaFacts],
    ours: UnionDef | None,
    beside: frozenset[str],
) -> Tagging:
    """As in the spec, where at most one key, the same in all, stands beside the tag."""
    rest = {key for each in branches for key in each.properties.keys() - beside}
    if ours and isinstance(ours.tagging, AdjacentlyTagged) and len(rest) <= 1:
        return AdjacentlyTagged(tag, rest.pop() if rest else ours.tagging.content)
    return InternallyTagged(tag)


def _payload(
    branch: SchemaFacts, beside: frozenset[str], mine: Variant | None, types: Types
) -> Payload:
    rest = branch.properties.keys() - beside
    known = mine.payload if mine else None
    if isinstance(known, Keyed) and len(rest) == 1 and rest <= branch.required:
        (key,) = rest
        return Keyed(key, types.of(branch.properties[key], known.type))
    ours = Ref(known.struct) if isinstance(known, Flat) else None
    if not rest and not ours:
        return Nothing()
    return Flat(types.struct(branch, ours, beside).target)


def _variant(
    wire: WireName,
    payload: Payload,
    ours: Mapping[WireName, Variant],
    types: Types,
    branch: SchemaFacts,
) -> Variant:
    name = ours[wire].name if wire in ours else str(wire)
    return Variant(name, wire, payload, docs="", span=types.at(branch))


def _held(mine: Variant | None) -> TypeRef | None:
    match mine.payload if mine else None:
        case Keyed(type=type_) | Bare(type=type_):
            return type_
        case _:
            return None

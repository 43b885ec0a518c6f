"""Choices of a document: unions, told apart by how their branches look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ...ir.graph import envelope
from ...ir.model import UnionDef, Variant
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
    around = _around(ours, branches, types) if ours and tag else None
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
    ours: UnionDef, branches: Sequence[SchemaFacts], types: Types
) -> _Envelope | None:
    """What the spec has beside the tag, as far as all branches have it, too."""
    wires = {each.wire for each in envelope(ours, types.spec)}
    kept = wires.intersection(*(each.properties for each in branches))
    if not kept or ours.envelope is None:
        return None
    rest = frozenset(branches[0].properties.keys() - kept)
    struct = types.struct(branches[0], Ref(ours.envelope), rest)
    return _Envelope(struct.target, frozenset(kept))


def _tagged(
    tag: str,
    branches: Sequence[SchemaFacts],
    ours: UnionDef | None,
    beside: frozenset[str],
) -> Tagging:
    mine = ours.tagging if ours else None
    if isinstance(mine, AdjacentlyTagged) and all(
        each.properties.keys() <= {*beside, mine.content} for each in branches
    ):
        return AdjacentlyTagged(tag, mine.content)
    return InternallyTagged(tag)


def _payload(
    branch: SchemaFacts, beside: frozenset[str], mine: Variant | None, types: Types
) -> Payload:
    rest = branch.properties.keys() - beside
    known = mine.payload if mine else None
    if isinstance(known, Keyed) and rest == {known.key} and rest <= branch.required:
        return Keyed(known.key, types.of(branch.properties[known.key], known.type))
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

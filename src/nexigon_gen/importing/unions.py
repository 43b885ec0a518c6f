"""Choices of a document as unions whose variants are told apart by a tag or a key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from ..analysis.wire import FIELD_CASING
from ..ir.casing import spell
from ..ir.model import Definition, Struct, UnionDef, Variant
from ..ir.tagging import (
    AdjacentlyTagged,
    ExternallyTagged,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Payload,
    Tagging,
)
from ..ir.terms import STABLE, WireName, is_wire_name
from ..ir.typerefs import TypeId
from ..published.choices import is_external, tag_of, tag_values
from ..published.document import Placed
from ..published.schema import SchemaFacts, schema
from ..values import replace
from . import descriptions, names
from .branches import Branch, envelope, refs, without
from .structs import struct

if TYPE_CHECKING:
    from .type_reader import TypeReader

_LIKELY = ("type", "kind", "event", "object", "status", "result")
"""What tags are called, as far as a document does not say it."""


def union_of(
    told: SchemaFacts, branches: Sequence[SchemaFacts], place: Placed, types: TypeReader
) -> Callable[[TypeId], Definition] | None:
    """What makes a union of branches, by its id; None if nothing tells them apart."""
    is_exact = types.survey.is_exact
    if not branches or (len(branches) == 1 and not (told.tag or is_exact)):
        return None
    if any(each.odd for each in branches):
        return None
    if tag := _tag(told, branches, types):
        wires: list[tuple[WireName, ...]] = [
            tag_values(each, tag, told, types.document) for each in branches
        ]
        if found := _branches(told, branches, wires, types):
            return lambda id_: _tagged(id_, told, place, found, tag, types)
    if all(_names_itself(each, types) for each in branches):
        wires = [each.choices or tuple(each.properties) for each in branches]
        found = _branches(told, branches, wires, types)
        if found and (is_exact or any(each.told.properties for each in found)):
            return lambda id_: _external(id_, told, place, found, types)
    return None


def _tag(told: SchemaFacts, branches: Sequence[SchemaFacts], types: TypeReader) -> str:
    """The property that tells objects apart; empty if they are none, or none does."""
    if not all(map(_is_object, branches)):
        return ""
    return tag_of(told, branches, types.document, _LIKELY)


def _is_one(at: str, tag: str, types: TypeReader) -> bool:
    """Whether a component is the same in all choices that have it: itself without the
    tag."""
    users = types.survey.branches.get(at, frozenset())
    choices = (schema(types.document.reached(each), types.document) for each in users)
    return len(users) == 1 or all(
        tag == _tag(told, [schema(e, types.document) for e in told.branches], types)
        for told in choices
    )


def _is_object(branch: SchemaFacts) -> bool:
    is_struct = branch.types <= {"object"} and not branch.branches
    return is_struct and bool(branch.properties) and not branch.values


def _names_itself(branch: SchemaFacts, types: TypeReader) -> bool:
    """Whether a branch is the name of a variant, or an object with that as its only key.
    A component with one field is rather that."""
    if not is_external(branch) or branch.branches:
        return False
    if branch.choices or branch.is_closed:
        return True
    return branch.at not in types.survey.components and not types.survey.is_exact


def _branches(
    told: SchemaFacts,
    branches: Sequence[SchemaFacts],
    wires: Sequence[Sequence[WireName]],
    types: TypeReader,
) -> list[Branch]:
    """A branch for each name on the wire; none if two have the same, or some are text and
    others numbers."""
    flat = [wire for each in wires for wire in each]
    if len({*flat}) != len(flat) or len({*map(type, flat)}) > 1:
        return []
    found: list[Branch] = []
    labels: list[str] = []
    for each, place, of_it in zip(branches, told.branches, wires, strict=True):
        source = place if each.at == place.at else types.document.reached(each.at)
        target = types.document.followed(place)
        is_ours = target and target.at not in types.survey.components
        for wire in of_it:
            own = target.name.rpartition(".")[2] if target and is_ours else ""
            labels.append(names.member_name(own) if own else names.value_name(wire))
            found.append(Branch(wire, "", told=each, source=source, at=place.at))
    named = names.all_unused(labels)
    types.count(len(found))
    return [replace(e, name=name) for e, name in zip(found, named, strict=True)]


def _tagged(
    id_: TypeId,
    told: SchemaFacts,
    place: Placed,
    branches: Sequence[Branch],
    tag: str,
    types: TypeReader,
) -> UnionDef:
    around = envelope(branches, types)
    if around:
        branches = [without(each, around, types) for each in branches]
    branches = _keyed(branches, tag, types.survey.is_exact)
    variants = tuple(_variant(each, id_, tag, types) for each in branches)
    payloads = [each.payload for each in variants]
    keys = {each.key for each in payloads if isinstance(each, Keyed)}
    is_adjacent = len(keys) == 1 and not any(isinstance(e, Flat) for e in payloads)
    tagging: Tagging = (
        AdjacentlyTagged(tag, keys.pop()) if is_adjacent else InternallyTagged(tag)
    )
    found = _union(id_, told, place, tagging, variants, types)
    silent = [each.name for each in branches if tag not in each.told.required]
    return replace(
        found,
        default=silent[0] if len(silent) == 1 else None,
        envelope=types.ids[around.at] if around else None,
    )


def _keyed(branches: Sequence[Branch], tag: str, is_exact: bool) -> Sequence[Branch]:
    """Branches with the key of what stands beside the tag and is no field of a struct: of
    objects that may hold nothing else, or of several that all have the same."""
    rests = [tuple(each.told.properties.keys() - {tag}) for each in branches]
    keys = [rest[0] if len(rest) == 1 else "" for rest in rests]
    if is_exact:
        keys = [
            key if each.told.is_closed else ""
            for key, each in zip(keys, branches, strict=True)
        ]
    else:
        filled = [key for key, rest in zip(keys, rests, strict=True) if rest]
        if len(filled) < 2 or len({*filled}) > 1:
            return branches
    return [
        replace(each, key=key if key in each.told.required else "")
        for key, each in zip(keys, branches, strict=True)
    ]


def _variant(branch: Branch, owner: TypeId, tag: str, types: TypeReader) -> Variant:
    rest = branch.told.properties.keys() - {tag}
    docs, life = descriptions.docs(branch.source), descriptions.lifecycle(branch.source)
    at = branch.told.at
    payload: Payload
    is_absorbed = _is_one(at, tag, types) and types.absorb(at)
    beside = _beside(branch, tag, types)
    if branch.key:
        held = branch.told.properties[branch.key]
        payload = Keyed(branch.key, types.payload(held, f"{owner.name}{branch.name}"))
    elif beside:
        payload = Flat(beside)
    elif not rest:
        payload = Nothing()
    elif is_absorbed:
        payload = Flat(_later(branch, types.ids[at], tag, types, in_place=False))
        docs, life = "", STABLE
    else:
        is_short = types.survey.is_exact or _is_spelt(rest)
        name = f"{owner.name}{branch.name}{'Payload' if is_short else ''}"
        new = types.new(f"{at}/{tag}/{branch.wire}", name)
        in_place = is_short and life is STABLE
        payload = Flat(_later(branch, new, tag, types, in_place=in_place))
    span = types.document.span(branch.at)
    return Variant(
        branch.name, branch.wire, payload, docs=docs, span=span, lifecycle=life
    )


def _is_spelt(wires: Collection[str]) -> bool:
    """Whether the names of fields say what they are on the wire: what is written in a
    variant has no `casing`."""
    names_ = {wire: names.field_name(wire) for wire in wires}
    return sum(spell(name, FIELD_CASING) != wire for wire, name in names_.items()) < 2


def _later(
    branch: Branch, id_: TypeId, tag: str, types: TypeReader, *, in_place: bool
) -> TypeId:
    """The struct of a branch without its tag, by its id; one that is `in_place` is
    written in the variant."""

    def made(id_: TypeId) -> Struct:
        found = struct(branch.told, branch.source, id_, types, tag)
        return replace(found, inline=in_place)

    return types.later(id_, made)


def _beside(branch: Branch, tag: str, types: TypeReader) -> TypeId | None:
    """The component that a branch is, but for the tag beside its fields."""
    parts = refs(branch, types)
    if len(parts) != 1 or parts[0].at not in types.survey.components:
        return None
    (target,) = parts
    told = schema(target, types.document)
    is_same = branch.told.properties.keys() - {tag} == {*told.properties}
    is_struct = told.properties or types.survey.is_exact
    if told.at != target.at or not (is_same and is_struct) or told.branches:
        return None
    return (
        types.ids[target.at] if branch.told.required - {tag} == told.required else None
    )


def _external(
    id_: TypeId,
    told: SchemaFacts,
    place: Placed,
    branches: Sequence[Branch],
    types: TypeReader,
) -> UnionDef:
    def variant(each: Branch) -> Variant:
        payload: Payload = Nothing()
        if not each.told.choices:
            key = str(each.wire)
            held = each.told.properties[key]
            payload = Keyed(key, types.payload(held, f"{id_.name}{each.name}"))
        if len(types.survey.branches.get(each.told.at, ())) == 1:
            types.absorb(each.told.at)
        return Variant(
            each.name,
            each.wire,
            payload,
            docs=descriptions.docs(each.source),
            span=types.document.span(each.at),
            lifecycle=descriptions.lifecycle(each.source),
        )

    variants = tuple(map(variant, branches))
    return _union(id_, told, place, ExternallyTagged(), variants, types)


def _union(
    id_: TypeId,
    told: SchemaFacts,
    place: Placed,
    tagging: Tagging,
    variants: tuple[Variant, ...],
    types: TypeReader,
) -> UnionDef:
    done = place.get("x-success").value
    return UnionDef(
        tagging=tagging,
        variants=variants,
        open=types.is_open(place),
        success=next(
            (each.name for each in variants if is_wire_name(done, each.wire)), None
        ),
        **types.head(id_, place, told.at),
    )

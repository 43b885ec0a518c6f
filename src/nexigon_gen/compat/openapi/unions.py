"""Choices of a document: unions, told apart by how their branches look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

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
from ...ir.typerefs import Ref, TypeId, TypeRef
from ...published.choices import is_external, tag_of, tag_values
from ...published.schema import SchemaFacts
from ...values import NamedTuple, replace

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
    empty = UnionDef(
        known.target,
        "",
        Untagged(),
        variants=(),
        open=ours.open if ours else True,
        span=types.at(told),
        success=ours.success if ours else None,
    )
    types.found[known.target] = empty  # a branch may hold the union itself
    read = _UnionReader(told, branches, ours, types=types)
    types.found[known.target] = read.filled(empty)
    return known


class _UnionReader:
    """Reads one union: its tagging is told by how its branches look. What the document
    does not say, such as the names of variants, is taken from `ours`, the union of the
    spec."""

    def __init__(
        self,
        told: SchemaFacts,
        branches: Sequence[SchemaFacts],
        ours: UnionDef | None,
        types: Types,
    ) -> None:
        self._told = told
        self._branches = branches
        self._ours = ours
        self._types = types
        variants = ours.variants if ours else ()
        self._by_wire = {each.wire: each for each in variants}

    def filled(self, empty: UnionDef) -> UnionDef:
        """The union with its tagging and its variants."""
        if tag := self._tag():
            return self._tagged(empty, tag)
        is_untagged = self._ours and isinstance(self._ours.tagging, Untagged)
        if all(map(is_external, self._branches)) and not is_untagged:
            variants = tuple(self._external_variants())
            return replace(empty, tagging=ExternallyTagged(), variants=variants)
        return replace(empty, variants=tuple(self._untagged_variants()))

    def _tag(self) -> str | None:
        """The key that tells the branches apart; that of the spec is tried first."""
        known = self._ours and self._ours.tagging
        likely: tuple[str, ...] = ()
        if isinstance(known, InternallyTagged | AdjacentlyTagged):
            likely = (known.tag,)
        return tag_of(self._told, self._branches, self._types.document, likely)

    def _tagged(self, empty: UnionDef, tag: str) -> UnionDef:
        branches, ours, types = self._branches, self._ours, self._types
        around = _around(ours, tag, branches, types) if ours else None
        beside = frozenset((tag, *(around.kept if around else ())))
        default: str | None = None
        found: list[Variant] = []
        for each in branches:
            for wire in tag_values(each, tag, self._told, types.document):
                payload = _payload(each, beside, self._by_wire.get(wire), types)
                found.append(self._variant(wire, payload, each))
                if tag not in each.required:
                    default = found[-1].name
        return replace(
            empty,
            tagging=_tagging(tag, branches, ours, beside),
            variants=tuple(found),
            default=default,
            envelope=around.struct if around else None,
        )

    def _external_variants(self) -> Iterator[Variant]:
        for each in self._branches:
            for wire in each.choices or ():
                yield self._variant(wire, Nothing(), each)
            for wire, place in each.properties.items():
                type_ = self._types.of(place, _held(self._by_wire.get(wire)))
                yield self._variant(wire, Keyed(wire, type_), each)

    def _untagged_variants(self) -> Iterator[Variant]:
        """Variants without names on the wire: they are those of the spec by their order."""
        ours = self._ours.variants if self._ours else ()
        for number, place in enumerate(self._told.branches):
            mine = ours[number] if number < len(ours) else None
            payload = Bare(self._types.of(place, _held(mine)))
            name = mine.name if mine else f"Variant{number + 1}"
            span = self._types.document.span(place.at)
            yield Variant(name, name, payload, docs="", span=span)

    def _variant(
        self, wire: WireName, payload: Payload, branch: SchemaFacts
    ) -> Variant:
        ours = self._by_wire.get(wire)
        name = ours.name if ours else str(wire)
        return Variant(name, wire, payload, docs="", span=self._types.at(branch))


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


def _tagging(
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


def _held(mine: Variant | None) -> TypeRef | None:
    match mine.payload if mine else None:
        case Keyed(type=type_) | Bare(type=type_):
            return type_
        case _:
            return None

"""Taggings of a union in two versions: how its variants are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.graph import envelope
from ..ir.model import UnionDef
from ..ir.tagging import AdjacentlyTagged, InternallyTagged, Keyed, Untagged
from ..ir.typerefs import Ref
from .change import Delta, both
from .members import unstable
from .names import listed
from .sides import Sides
from .spots import Pair, Spot
from .typerefs import TypeRefs


def tagging(old: UnionDef, new: UnionDef, name: str, sides: Sides) -> Delta | None:
    """Another tagging, or another key for the tag."""
    match old.tagging, new.tagging:
        case (InternallyTagged(tag=a), InternallyTagged(tag=b)) | (
            AdjacentlyTagged(tag=a),
            AdjacentlyTagged(tag=b),
        ):
            if a == b:
                return None
            codes = both("NXC510")
            message = f"the tag of `{new.id.name}` is `{b}` and was `{a}`"
            help = f"keep `tag: {a}`"
        case a, b:
            if type(a) is type(b):
                return None
            codes, help = both("NXC511"), "keep the tagging, or make a new type"
            message = f"`{new.id.name}` is tagged {_way(new)} and was {_way(old)}"
    judge = sides.types(Ref(old.id), Ref(new.id))
    return Delta(
        codes,
        name,
        message,
        old=old.span,
        new=new.span,
        judge=judge,
        help=help,
        unstable=unstable(old),
    )


def default(old: UnionDef, new: UnionDef, name: str) -> Iterator[Delta]:
    """Another variant that is meant without a tag."""
    if old.default != new.default:
        told = [f"`{e}`" if e else "refused" for e in (old.default, new.default)]
        message = "`{}` without a tag is {} and was {}"
        yield Delta(
            both("NXC515"),
            name,
            message.format(new.id.name, *reversed(told)),
            old=old.span,
            new=new.span,
        )


def envelopes(
    old: UnionDef, new: UnionDef, name: str, sides: Sides, types: TypeRefs
) -> Iterator[Delta | Pair]:
    """Other fields beside the tag. Beside a payload with a key of its own nothing else may
    stand, so that one which came or went is more there than in the struct itself."""
    if old.envelope and new.envelope:
        spot = Spot(name, old.span, new.span, unstable=unstable(old))
        yield from types.compare(Ref(old.envelope), Ref(new.envelope), spot)
    before, after = (
        {each.wire for each in envelope(union, api)}
        for union, api in ((old, sides.old), (new, sides.new))
    )
    is_sealed = any(isinstance(each.payload, Keyed) for each in old.variants)
    if bool(old.envelope) != bool(new.envelope) or (is_sealed and before != after):
        gained, lost = sorted(after - before), sorted(before - after)
        moved = [f"{listed(gained)} was added"] if gained else []
        moved += [f"{listed(lost)} was removed"] if lost else []
        told = " and ".join(moved) or "an empty envelope came or went"
        yield Delta(
            both("NXC516"),
            name,
            f"{told} beside the tag of `{new.id.name}`",
            old=old.span,
            new=new.span,
            judge=sides.types(Ref(old.id), Ref(new.id)),
            unstable=unstable(old),
        )


def _way(union: UnionDef) -> str:
    match union.tagging:
        case InternallyTagged():
            return "internally"
        case AdjacentlyTagged():
            return "adjacently"
        case Untagged():
            return "not at all"
        case _:
            return "externally"

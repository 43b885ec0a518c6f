"""Taggings of a union in two versions: how its variants are told apart."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.graph import envelope
from ..ir.model import UnionDef
from ..ir.tagging import AdjacentlyTagged, InternallyTagged, Keyed, Untagged
from ..ir.typerefs import Ref
from ..values import replace
from .change import Delta, both
from .members import changed
from .names import Subject, listed
from .type_uses import Pair, TypeUse
from .typerefs import TypeRefs
from .versions import Versions


def tagging(
    old: UnionDef, new: UnionDef, name: Subject, versions: Versions
) -> Delta | None:
    """Another tagging, or another key for the tag."""
    match old.tagging, new.tagging:
        case (InternallyTagged(tag=a), InternallyTagged(tag=b)) | (
            AdjacentlyTagged(tag=a),
            AdjacentlyTagged(tag=b),
        ):
            if a == b:
                return None
            codes, help = both("NXC510"), f"keep `tag: {a}`"
            message = f"the tag of `{name.shown}` is `{b}` and was `{a}`"
        case a, b:
            if type(a) is type(b):
                return None
            codes, help = both("NXC511"), "keep the tagging, or make a new type"
            message = f"`{name.shown}` is {_way(new)} and was {_way(old)}"
    judge = versions.types(Ref(old.id), Ref(new.id))
    return changed(codes, name, message, old, new, judge, help=help)


def default(old: UnionDef, new: UnionDef, name: Subject) -> Iterator[Delta]:
    """Another variant that is meant without a tag."""
    if old.default != new.default:
        was, is_ = (f"`{e}`" if e else "refused" for e in (old.default, new.default))
        message = f"`{name.shown}` without a tag is {is_} and was {was}"
        yield changed(both("NXC515"), name, message, old, new)


def success(old: UnionDef, new: UnionDef, name: Subject) -> Iterator[Delta]:
    """Another variant that says that it was done. One that is gone is told of as such."""
    before, after = (
        next((v.wire for v in each.variants if v.name == each.success), None)
        for each in (old, new)
    )
    if before == after:
        return
    if new.success is None:
        message = f"`{name.shown}` names no success any more: it was `{old.success}`"
    else:
        was = f"`{old.success}` was" if old.success else "none was named"
        message = f"`{new.success}` is the success of `{name.shown}`, and {was}"
    yield changed(both("NXC517"), name, message, old, new)


def envelopes(
    old: UnionDef, new: UnionDef, name: Subject, versions: Versions, types: TypeRefs
) -> Iterator[Delta | Pair]:
    """Other fields beside the tag. Beside a payload with a key of its own nothing else may
    stand: there, a server refuses what it does not know."""
    if old.envelope and new.envelope:
        use = TypeUse(name, old.span, new.span, part="the envelope of ")
        is_sealed = any(
            isinstance(a.payload, Keyed) and isinstance(b.payload, Keyed)
            for a in old.variants
            for b in new.variants
            if a.wire == b.wire
        )
        for each in types.compare(Ref(old.envelope), Ref(new.envelope), use):
            yield replace(each, sealed=is_sealed) if isinstance(each, Pair) else each
    elif old.envelope or new.envelope:
        fields = (*envelope(old, versions.old), *envelope(new, versions.new))
        told, many = listed([each.wire for each in fields]), len(fields) > 1
        verb = ("was", "were")[many] + " added" if new.envelope else ("is", "are")[many]
        where = "beside" if new.envelope else "no longer beside"
        told = told if fields else "an empty envelope"
        message = f"{told} {verb} {where} the tag of `{name.shown}`"
        judge = versions.types(Ref(old.id), Ref(new.id))
        yield changed(both("NXC516"), name, message, old, new, judge)


def _way(union: UnionDef) -> str:
    """How variants are told apart, in words."""
    match union.tagging:
        case InternallyTagged(tag=tag):
            return f"tagged by `{tag}`"
        case AdjacentlyTagged(tag=tag, content=content):
            return f"tagged by `{tag}` beside `{content}`"
        case Untagged():
            return "untagged"
        case _:
            return "tagged externally"

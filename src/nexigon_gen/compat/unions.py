"""Changes of a union: its tagging, its variants and what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.graph import payload_ref
from ..ir.model import Struct, UnionDef, Variant
from ..ir.tagging import (
    AdjacentlyTagged,
    Bare,
    Flat,
    InternallyTagged,
    Keyed,
    Nothing,
    Untagged,
)
from ..ir.typerefs import Ref
from ..values import replace
from .alternatives import Alternatives, MakeJudge, closing
from .change import Codes, Delta, both
from .members import changed, life, match, unstable
from .names import Subject, listed
from .taggings import default, envelopes, success, tagging
from .type_uses import Pair, TypeUse
from .typerefs import TypeRefs
from .verdicts import Flow
from .versions import Direction, Judge, Versions, flows, harmless, nothing

_REMOVED = Codes("NXC503", "NXC504")
_ADDED = Codes("NXC501", "NXC502")
_RESPELLED = both("NXC505")


class Unions:
    """Compares unions."""

    def __init__(self, versions: Versions, types: TypeRefs) -> None:
        self._versions = versions
        self._types = types

    def compare(
        self, old: UnionDef, new: UnionDef, name: Subject
    ) -> Iterator[Delta | Pair]:
        """The differences of two unions, which are called `name`."""
        retagged = tagging(old, new, name, self._versions)
        if retagged:
            yield retagged
        yield from _UnionComparison(
            self._versions,
            self._types,
            old=old,
            new=new,
            name=name,
            # With another tagging nothing is read anyway: say so once.
            is_judged=retagged is None,
        ).differences()
        yield from default(old, new, name)
        yield from success(old, new, name)
        yield from envelopes(old, new, name, self._versions, self._types)
        yield from closing(old, new, name)


class _UnionComparison:
    """A union in two versions, compared variant by variant."""

    def __init__(
        self,
        versions: Versions,
        types: TypeRefs,
        *,
        old: UnionDef,
        new: UnionDef,
        name: Subject,
        is_judged: bool,
    ) -> None:
        self._versions = versions
        self._types = types
        self._old = old
        self._new = new
        self._name = name
        self._is_judged = is_judged
        self._content_keys: dict[str, tuple[str, str]] = {}
        """Of the variants whose content key is another one, before and after."""

    def differences(self) -> Iterator[Delta | Pair]:
        """The differences of the variants, and of what they hold."""
        old, new, name = self._old, self._new, self._name
        found = match(old.variants, new.variants)
        judge: MakeJudge[Variant]
        judge = self._judge if self._is_judged else lambda a, b: harmless
        variants = Alternatives(found, old=old, new=new, name=name, make_judge=judge)
        yield from variants.removed(_REMOVED, self._is_alike)
        yield from variants.added(_ADDED)
        taggings = {type(old.tagging), type(new.tagging)}
        if taggings != {Untagged}:  # there, names of variants are not on the wire
            yield from variants.respelled(_RESPELLED)
        if self._is_judged and isinstance(old.tagging, Untagged):
            yield from self._order()
        for a, b in (*found.kept, *found.renamed):
            subject = name.member(b.name)
            if a.name != b.name:
                message = f"`{subject.shown}` was called `{a.name}` in code"
                yield changed(both("NXC506"), subject, message, a, b)
            yield from self._payload(a, b, subject)
            yield from life(subject, a, b)
        yield from self._content()

    def _payload(
        self, a: Variant, b: Variant, subject: Subject
    ) -> Iterator[Delta | Pair]:
        """What a variant holds. Notes its content keys if they differ."""
        judge = self._judge(a, b) if self._is_judged else harmless
        loose = unstable(self._old, a)

        def draft(code: str, message: str) -> Delta:
            delta = changed(both(code), subject, message, a, b, judge)
            return replace(delta, unstable=loose)

        match a.payload, b.payload:
            case Nothing(), Nothing():
                return
            case Nothing(), _:
                yield draft("NXC507", f"`{subject.shown}` has a payload and had none")
            case _, Nothing():
                yield draft("NXC508", f"`{subject.shown}` has no payload any more")
            case Flat(struct=before), Flat(struct=after):
                use = TypeUse(subject, a.span, b.span, unstable=loose)
                yield from self._types.compare(Ref(before), Ref(after), use)
            case (Keyed(type=before), Keyed(type=after)):
                if a.payload.key != b.payload.key and not _is_external(self._old):
                    self._content_keys[b.name] = (a.payload.key, b.payload.key)
                use = TypeUse(subject, a.span, b.span, unstable=loose)
                yield from self._types.compare(before, after, use)
            case Bare(type=before), Bare(type=after):
                # Another variant may take what this one took.
                use = TypeUse(subject, a.span, b.span, judge=judge, unstable=loose)
                yield from self._types.compare(before, after, use)
            case _ if self._is_judged:
                what = f"what `{subject.shown}` holds"
                yield draft("NXC509", f"{what} is {_place(b)} and was {_place(a)}")
            case _:
                return

    def _is_alike(self, one: Variant, other: Variant) -> bool:
        """Whether a variant holds what another one held."""
        a, b = payload_ref(one.payload), payload_ref(other.payload)
        if isinstance(a, Ref) and isinstance(b, Ref):
            before = self._versions.old.definitions[a.target]
            after = self._versions.new.definitions[b.target]
            if isinstance(before, Struct) and isinstance(after, Struct):
                return before.fields == after.fields
        if isinstance(one.payload, Nothing):
            return bool(one.docs) and one.docs == other.docs
        return one.payload == other.payload

    def _content(self) -> Iterator[Delta]:
        """Another content key."""
        old, new, name = self._old, self._new, self._name
        keys = self._content_keys
        if keys:
            judge = (
                self._versions.types(Ref(old.id), Ref(new.id))
                if self._is_judged
                else harmless
            )
            what = f"{listed([*keys])} of `{name.shown}`"
            message = f"the content key of {what} changed"
            if len({*keys.values()}) == 1:
                was, is_ = next(iter(keys.values()))
                verb = "hold" if len(keys) > 1 else "holds"
                message = f"what {what} {verb} is under `{is_}` and was under `{was}`"
            yield changed(both("NXC512"), name, message, old, new, judge)
        elif self._is_judged and old.tagging != new.tagging:
            message = f"the content key of `{name.shown}`, which nothing uses, changed"
            yield changed(both("NXC513"), name, message, old, new)

    def _order(self) -> Iterator[Delta]:
        """Values that another variant takes now."""
        old, new = self._old, self._new
        for each in old.variants:
            place = next(
                (i for i, v in enumerate(new.variants) if v.name == each.name), 0
            )
            before = [v.name for v in old.variants[: old.variants.index(each)]]
            taken = [
                other
                for other in new.variants[:place]
                if other.name not in before
                and isinstance(other.payload, Bare)
                and self._takes(each, other.payload)
            ]
            if taken:
                names = listed([other.name for other in taken])
                subject = self._name.member(each.name)
                message = f"values of `{subject.shown}` are read as {names}"
                judge = self._judge(each, None)
                yield changed(both("NXC514"), subject, message, each, taken[0], judge)

    def _takes(self, variant: Variant, payload: Bare) -> bool:
        relation = self._versions.forward[Direction.REQUEST]
        return bool(relation.of_variant(self._old, variant, payload.type) & Flow.TAKES)

    def _judge(self, before: Variant | None, after: Variant | None) -> Judge:
        """What becomes of the values of a variant that is only there before, or after."""

        def forward(direction: Direction) -> Flow:
            assert before
            return self._versions.forward[direction].of_variant(
                self._old, before, Ref(self._new.id)
            )

        def backward(direction: Direction) -> Flow:
            assert after
            return self._versions.backward[direction].of_variant(
                self._new, after, Ref(self._old.id)
            )

        return flows(forward if before else nothing, backward if after else nothing)


def _is_external(union: UnionDef) -> bool:
    """Whether the key of a payload is the name of its variant."""
    return not isinstance(union.tagging, InternallyTagged | AdjacentlyTagged)


def _place(variant: Variant) -> str:
    """Where the payload of a variant stands."""
    match variant.payload:
        case Keyed(key=key):
            return f"under `{key}`"
        case Flat():
            return "beside the tag"
        case _:
            return "all there is"

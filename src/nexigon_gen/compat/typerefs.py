"""Changes of what a field, an item or a body is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..ir.graph import resolved
from ..ir.model import Alias, Api, Definition, Newtype
from ..ir.terms import Limits
from ..ir.typerefs import (
    ListOf,
    MapOf,
    Nullable,
    Ref,
    Scalar,
    TupleOf,
    TypeId,
    TypeRef,
)
from ..runtime.wire.scalars import ScalarKind
from ..values import replace
from .change import Codes, Delta, both
from .limits import compare_limits, limited, peeled
from .members import differing
from .names import is_inline, listed
from .python_classes import is_other_class
from .type_uses import Pair, TypeUse
from .verdicts import Flow, Verdict
from .versions import Direction, Judge, Versions, flows, nothing

WIDENED, NARROWED = Codes("NXC301", "NXC302"), Codes("NXC303", "NXC304")
_UNIT = Scalar(ScalarKind.UNIT)


class TypeRefs:
    """Compares types. What it finds are changes at the use, and pairs of definitions
    whose own changes are reported with them."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._was, self._now = versions.was, versions.now
        self._apis = versions.old, versions.new
        self._inside: set[tuple[TypeRef, TypeRef]] = set()

    def compare(
        self, old: TypeRef, new: TypeRef, use: TypeUse
    ) -> Iterator[Delta | Pair]:
        """The differences of two types."""
        pair = old, new
        if pair in self._inside:  # names that lead round, such as a list of itself
            return
        match old, new:
            case Ref(target=a), Ref(target=b) if a == b and use.judge is None:
                if not self._are_alike(a, b):
                    yield Pair(a, b)
                    return
            case _:
                pass
        self._inside.add(pair)
        yield from self._compare(old, new, use)
        self._inside.remove(pair)

    def _compare(
        self, old: TypeRef, new: TypeRef, use: TypeUse
    ) -> Iterator[Delta | Pair]:
        limits_old, old = peeled(old, self._versions.old)
        limits_new, new = peeled(new, self._versions.new)
        before, after = (old, limits_old), (new, limits_new)
        match old, new:
            case Nullable(item=a), Nullable(item=b):
                yield from self.compare(a, b, replace(use, takes_null=True))
            case Nullable(item=a), _:
                within = limited(*after)
                yield from self._nullability(old, within, use)
                yield from self.compare(a, within, use)
            case _, Nullable(item=b):
                within = limited(*before)
                yield from self._nullability(within, new, use)
                yield from self.compare(within, b, use)
            case Ref(target=a), Ref(target=b) if self._are_alike(a, b):
                yield from self._named(a, b, use)
                yield from compare_limits(self._versions, before, after, use)
            case (Ref(target=a), _) if _is_newtype_of(new, old, *self._apis[::-1]):
                base = _based(a, self._versions.old, limits_old)
                yield self._newtype(old, new, use)
                yield from self.compare(base, limited(*after), use)
            case (_, Ref(target=b)) if _is_newtype_of(old, new, *self._apis):
                base = _based(b, self._versions.new, limits_new)
                yield self._newtype(old, new, use)
                yield from self.compare(limited(*before), base, use)
            case ListOf(item=a), ListOf(item=b):
                yield from self.compare(a, b, use.inside("an item"))
                yield from compare_limits(self._versions, before, after, use)
            case TupleOf(items=a), TupleOf(items=b) if len(a) == len(b):
                for place, (one, other) in enumerate(zip(a, b, strict=True), 1):
                    yield from self.compare(one, other, use.inside(f"item {place}"))
            case MapOf(key=k, value=a), MapOf(key=m, value=b):
                yield from self.compare(k, m, use.inside("a key"))
                yield from self.compare(a, b, use.inside("a value"))
                yield from compare_limits(self._versions, before, after, use)
            case _ if old == new and isinstance(old, Scalar):
                yield from compare_limits(self._versions, before, after, use)
            case _:
                yield self._leaf(limited(*before), limited(*after), use)

    def kinds(
        self, old: Definition, new: Definition, use: TypeUse
    ) -> Iterator[Delta | Pair]:
        """The differences of types of two kinds."""
        message = f"{use} is {self._now.kind(new)} and was {self._was.kind(old)}"
        match old, new:
            case (
                Newtype(base=before) | Alias(target=before),
                Newtype(base=after) | Alias(target=after),
            ):
                yield use.delta(both("NXC308"), message)
                yield from self.compare(before, after, use)
            case _:
                judge = self._versions.types(Ref(old.id), Ref(new.id))
                yield use.delta(_codes(judge), message, judge)

    def is_renaming(self, old: TypeId, new: TypeId) -> bool:
        """Whether a type goes on under another name; expansions of generics do with the
        generic and what it is expanded for."""
        a, b = self._was.generic(old), self._now.generic(new)
        if a and b:
            known = a in self._now.generics or b in self._was.generics
            arguments = self._was.arguments(old), self._now.arguments(new)
            return (a == b or not known) and self._all_go_on(*arguments)
        after, before = self._versions.new.definitions, self._versions.old.definitions
        return old not in after and new not in before

    def _all_go_on(self, old: Sequence[TypeRef], new: Sequence[TypeRef]) -> bool:
        return len(old) == len(new) and all(map(self._goes_on, old, new))

    def _goes_on(self, old: TypeRef, new: TypeRef) -> bool:
        match old, new:
            case Ref(target=a), Ref(target=b):
                return a == b or self.is_renaming(a, b)
            case _ if inner := old.parts:
                is_alike = type(old) is type(new)
                return is_alike and self._all_go_on(inner, new.parts)
            case _:
                return old == new

    def _are_alike(self, old: TypeId, new: TypeId) -> bool:
        a, b = self._versions.old.definitions[old], self._versions.new.definitions[new]
        return type(a) is type(b)

    def _named(self, old: TypeId, new: TypeId, use: TypeUse) -> Iterator[Delta | Pair]:
        a, b = self._versions.old.definitions[old], self._versions.new.definitions[new]
        goes_on = self._versions.nameless or self.is_renaming(old, new)
        if old == new or is_inline(a) or is_inline(b) or goes_on:
            yield Pair(old, new)
            return
        judge = use.judge or self._versions.types(Ref(old), Ref(new))
        message = f"{use} is `{self._now.title(new)}` and was `{self._was.title(old)}`"
        if names := differing(a, b):
            message += f": they differ in {listed(names)}"
        yield replace(use.delta(_swapped(judge), message, judge), also=("NXC106",))

    def _newtype(self, old: TypeRef, new: TypeRef, use: TypeUse) -> Delta:
        """Told once for all places of a newtype that came or went."""
        now, was = f"`{self._now.shown(new)}`", f"`{self._was.shown(old)}`"
        delta = use.delta(both("NXC308"), f"{use} is {now} and was {was}")
        before, after = self._versions.old.definitions, self._versions.new.definitions
        for ref, others, names in ((old, after, self._was), (new, before, self._now)):
            if isinstance(ref, Ref) and ref.target not in others:
                subject = names.subject(ref.target).name
                shared = f"{now} takes the place of {was} in"
                return replace(delta, subject=subject, shared=shared, place=str(use))
        return delta

    def _nullability(self, old: TypeRef, new: TypeRef, use: TypeUse) -> Iterator[Delta]:
        """`T` and `T?`: what becomes of `null`."""
        gained = isinstance(new, Nullable)
        became = f"`{self._was.shown(old)}` became `{self._now.shown(new)}`"
        if use.takes_null:  # through a newtype, once more
            yield use.delta(WIDENED if gained else NARROWED, f"{use}: {became}")
            return
        relations = self._versions.backward if gained else self._versions.forward
        reader, absent = (old, use.absent_old) if gained else (new, use.absent_new)
        is_meant = use.absent_old and use.absent_new

        def null(direction: Direction) -> Flow:
            if is_meant:  # by who tells it from absence; the other one does not
                return Flow.TAKES | Flow.LOSES
            return Flow.TAKES if absent else relations[direction].of(_UNIT, reader)

        judge = flows(nothing, null) if gained else flows(null, nothing)
        if is_meant:
            word = "something else than" if gained else "the same as"
            message = f"{use}: `null` is {word} absent now: {became}"
            todo = "tell `null` from absent"
            if not gained:
                todo = f"do not {todo} any more"
            yield replace(use.delta(both("NXC220"), message, judge), todo=todo)
            return
        word = "may be" if gained else "is never"
        message = f"{use} {word} `null`: {became}"
        yield use.delta(WIDENED if gained else NARROWED, message, judge)

    def _leaf(self, old: TypeRef, new: TypeRef, use: TypeUse) -> Delta:
        judge = use.judge or self._versions.types(old, new)
        codes = _codes(judge)
        if isinstance(old, ListOf) != isinstance(new, ListOf):
            item = old.item if isinstance(old, ListOf) else old
            other = new.item if isinstance(new, ListOf) else new
            if item == other and codes == both("NXC305"):
                codes = both("NXC306")
        now, before = f"`{self._now.shown(new)}`", f"`{self._was.shown(old)}`"
        if isinstance(old, Ref) and isinstance(new, Ref):
            now += f" ({self._now.kind(self._versions.new.definitions[new.target])})"
            before += f" ({self._was.kind(self._versions.old.definitions[old.target])})"
        delta = use.delta(codes, f"{use} is {now} and was {before}", judge)
        if codes in (WIDENED, NARROWED) and is_other_class(old, new, self._apis):
            return replace(delta, also=("NXC106",))
        return delta


def _codes(judge: Judge) -> Codes:
    """The rules of a type that became another."""
    for way in Direction:
        ahead, back = _breaks(judge, way)
        if ahead or back:
            return both("NXC305") if ahead and back else NARROWED if ahead else WIDENED
    return both("NXC316")


def _swapped(judge: Judge) -> Codes:
    """The rules of a place where another type is used, each of which is as it was."""
    found = _codes(judge)
    request, response = (
        found.of(way) if any(_breaks(judge, way)) else "NXC106" for way in Direction
    )
    return Codes(request, response)


def _breaks(judge: Judge, way: Direction) -> tuple[bool, bool]:
    """Whether the new type refuses what the old one sends, and the other way round."""
    found = judge(way)
    client, server = found.client is Verdict.BREAKS, found.server is Verdict.BREAKS
    return (client, server) if way is Direction.REQUEST else (server, client)


def _is_newtype_of(base: TypeRef, ref: TypeRef, its: Api, own: Api) -> bool:
    """Whether a type is a newtype of what is, but for its limits, another type."""
    if not (isinstance(ref, Ref) and isinstance(own.definitions[ref.target], Newtype)):
        return False
    match resolved(base, its), resolved(ref, own):
        case Scalar() as one, Scalar() as other:
            return one == other
        case Ref(target=a), Ref(target=b):
            return type(its.definitions[a]) is type(own.definitions[b])
        case one, other:
            return type(one) is type(other)


def _based(id_: TypeId, api: Api, limits: Limits) -> TypeRef:
    newtype = api.definitions[id_]
    return limited(newtype.base, limits) if isinstance(newtype, Newtype) else Ref(id_)

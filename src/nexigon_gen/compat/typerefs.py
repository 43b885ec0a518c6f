"""Changes of what a field, an item or a body is of."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import Alias, Api, Definition, Newtype, Struct
from ..ir.terms import Constraint
from ..ir.typerefs import (
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
from ..runtime.wire.scalars import ScalarKind
from ..text.span import Span
from ..values import dataclass, replace
from .change import Codes, Delta, both
from .flow import Flow, Verdict
from .names import shown, shown_limits
from .sides import Direction, Judge, Sides, flows, harmless, nothing

_WIDENED, _NARROWED = Codes("NXC301", "NXC302"), Codes("NXC303", "NXC304")
_TIGHTENED, _LOOSENED = Codes("NXC601", "NXC602"), Codes("NXC603", "NXC604")
_UNIT = Scalar(ScalarKind.UNIT)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a type is used. Where `null` may stand for absent, nullability means nothing.
    `judge` replaces the relation of the two types, where they are part of a choice."""

    subject: str
    old: Span | None
    new: Span | None
    null_old: bool = False
    null_new: bool = False
    judge: Judge | None = None
    unstable: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two definitions that stand for each other."""

    old: TypeId
    new: TypeId


class TypeRefs:
    """Compares types. What it finds are changes at the spot, and pairs of definitions
    whose own changes are reported with them."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._inside: set[tuple[TypeRef, TypeRef]] = set()

    def compare(self, old: TypeRef, new: TypeRef, spot: Spot) -> Iterator[Delta | Pair]:
        """The differences of two types."""
        pair = old, new
        if pair in self._inside:  # names that lead round, such as a list of itself
            return
        self._inside.add(pair)
        yield from self._compare(old, new, spot)
        self._inside.remove(pair)

    def _compare(
        self, old: TypeRef, new: TypeRef, spot: Spot
    ) -> Iterator[Delta | Pair]:
        limits_old, old = _peeled(old, self._sides.old)
        limits_new, new = _peeled(new, self._sides.new)
        match old, new:
            case Nullable(item=a), Nullable(item=b):
                yield from self.compare(
                    a, b, replace(spot, null_old=True, null_new=True)
                )
            case Nullable(item=a), _:
                yield from self._nullability(old, new, spot)
                yield from self.compare(a, new, spot)
            case _, Nullable(item=b):
                yield from self._nullability(old, new, spot)
                yield from self.compare(old, b, spot)
            case Ref(target=a), Ref(target=b) if self._are_alike(a, b):
                yield from self._named(a, b, spot)
                yield from self._limits(limits_old, limits_new, old, new, spot)
            case (Ref(target=a), _) if isinstance(
                self._sides.old.definitions[a], Newtype
            ):
                base = _based(a, self._sides.old, limits_old)
                yield from self._newtype(old, new, spot)
                yield from self.compare(base, _limited(new, limits_new), spot)
            case (_, Ref(target=b)) if isinstance(
                self._sides.new.definitions[b], Newtype
            ):
                base = _based(b, self._sides.new, limits_new)
                yield from self._newtype(old, new, spot)
                yield from self.compare(_limited(old, limits_old), base, spot)
            case ListOf(item=a), ListOf(item=b):
                yield from self.compare(a, b, _inside(spot))
                yield from self._limits(limits_old, limits_new, old, new, spot)
            case TupleOf(items=a), TupleOf(items=b) if len(a) == len(b):
                for one, other in zip(a, b, strict=True):
                    yield from self.compare(one, other, _inside(spot))
            case MapOf(key=k, value=a), MapOf(key=m, value=b):
                yield from self.compare(k, m, _inside(spot))
                yield from self.compare(a, b, _inside(spot))
                yield from self._limits(limits_old, limits_new, old, new, spot)
            case _ if old == new and isinstance(old, Scalar):
                yield from self._limits(limits_old, limits_new, old, new, spot)
            case _:
                before, after = _limited(old, limits_old), _limited(new, limits_new)
                yield self._leaf(before, after, spot)

    def _are_alike(self, old: TypeId, new: TypeId) -> bool:
        a, b = self._sides.old.definitions[old], self._sides.new.definitions[new]
        return type(a) is type(b)

    def _named(self, old: TypeId, new: TypeId, spot: Spot) -> Iterator[Delta | Pair]:
        yield Pair(old, new)
        if old == new:
            return
        a, b = self._sides.old.definitions[old], self._sides.new.definitions[new]
        known = old in self._sides.new.definitions or new in self._sides.old.definitions
        if known and not (_is_inline(a) or _is_inline(b)):
            message = f"`{_last(spot)}` is a `{new.name}` and was a `{old.name}`"
            yield _draft(both("NXC106"), message, spot, harmless)

    def _newtype(self, old: TypeRef, new: TypeRef, spot: Spot) -> Iterator[Delta]:
        message = f"`{_last(spot)}` is a `{shown(new)}` and was a `{shown(old)}`"
        yield _draft(both("NXC308"), message, spot, harmless)

    def _nullability(self, old: TypeRef, new: TypeRef, spot: Spot) -> Iterator[Delta]:
        """`T` and `T?`: what becomes of `null`."""
        gained = isinstance(new, Nullable)
        relations = self._sides.backward if gained else self._sides.forward
        reader, free = (old, spot.null_old) if gained else (new, spot.null_new)

        def null(direction: Direction) -> Flow:
            return Flow.TAKES if free else relations[direction].of(_UNIT, reader)

        judge = flows(nothing, null) if gained else flows(null, nothing)
        word = "may be" if gained else "is never"
        message = f"`{_last(spot)}` {word} `null`: `{shown(old)}` became `{shown(new)}`"
        yield _draft(_WIDENED if gained else _NARROWED, message, spot, judge)

    def _leaf(self, old: TypeRef, new: TypeRef, spot: Spot) -> Delta:
        judge = spot.judge or self._sides.types(old, new)
        found = judge(Direction.REQUEST)
        ahead, back = _breaks(found.client), _breaks(found.server)
        both_ways = "NXC305" if ahead else "NXC316"
        codes = both(both_ways)
        if isinstance(old, ListOf) != isinstance(new, ListOf):
            item = old.item if isinstance(old, ListOf) else old
            other = new.item if isinstance(new, ListOf) else new
            codes = both("NXC306") if item == other else codes
        if ahead != back:
            codes = _NARROWED if ahead else _WIDENED
        message = f"`{_last(spot)}` is `{shown(new)}` and was `{shown(old)}`"
        return _draft(codes, message, spot, judge)

    def _limits(
        self,
        before: tuple[Constraint, ...],
        after: tuple[Constraint, ...],
        old: TypeRef,
        new: TypeRef,
        spot: Spot,
    ) -> Iterator[Delta]:
        if before == after:
            return
        last = _last(spot)
        bare = tuple(map(_wordless, before)), tuple(map(_wordless, after))
        if set(bare[0]) == set(bare[1]):
            message = f"`{last}` says something else where its limit is broken"
            yield _draft(both("NXC606"), message, spot, harmless)
            return
        a = _limited(_hollow(old, self._sides.old), before)
        b = _limited(_hollow(new, self._sides.new), after)
        judge = spot.judge or self._sides.types(a, b)
        found = judge(Direction.REQUEST)
        if Verdict.UNDECIDED in (found.client, found.server):
            codes = both("NXC605")
        else:
            codes = _TIGHTENED if _breaks(found.client) else _LOOSENED
        told = (shown_limits(each) or "no limit" for each in bare)
        message = "the limit of `{}` was {} and is {}".format(last, *told)
        yield _draft(codes, message, spot, judge)


def _draft(codes: Codes, message: str, spot: Spot, judge: Judge) -> Delta:
    return Delta(
        codes,
        spot.subject,
        message,
        old=spot.old,
        new=spot.new,
        judge=judge,
        unstable=spot.unstable,
    )


def _breaks(verdict: Verdict) -> bool:
    return verdict is Verdict.BREAKS


def _inside(spot: Spot) -> Spot:
    """The items of a list or map: there, `null` never stands for absent."""
    return replace(spot, null_old=False, null_new=False, judge=None)


def _last(spot: Spot) -> str:
    return spot.subject.partition(".")[2]


def _is_inline(definition: Definition) -> bool:
    return isinstance(definition, Struct) and definition.inline


def _peeled(ref: TypeRef, api: Api) -> tuple[tuple[Constraint, ...], TypeRef]:
    """A type without aliases and limits, and its limits."""
    limits: tuple[Constraint, ...] = ()
    while True:
        match ref:
            case Constrained(base=base, constraints=more):
                ref, limits = base, (*limits, *more)
            case Ref(target=target):
                match api.definitions[target]:
                    case Alias(target=inner):
                        ref = inner
                    case _:
                        return limits, ref
            case _:
                return limits, ref


def _based(id_: TypeId, api: Api, limits: tuple[Constraint, ...]) -> TypeRef:
    newtype = api.definitions[id_]
    return _limited(newtype.base, limits) if isinstance(newtype, Newtype) else Ref(id_)


def _limited(ref: TypeRef, limits: tuple[Constraint, ...]) -> TypeRef:
    return Constrained(ref, limits) if limits else ref


def _hollow(ref: TypeRef, api: Api) -> TypeRef:
    """A type of which only the limits matter: lists and maps hold anything."""
    anything = Scalar(ScalarKind.ANY)
    match ref:
        case ListOf():
            return ListOf(anything)
        case MapOf():
            return MapOf(Scalar(ScalarKind.STRING), anything)
        case Ref(target=target):
            match api.definitions[target]:
                case Newtype(base=base) | Alias(target=base):
                    limits, inner = _peeled(base, api)
                    return _limited(_hollow(inner, api), limits)
                case _:
                    return ref
        case _:
            return ref


def _wordless(limit: Constraint) -> Constraint:
    return replace(limit, message=None, code=None)

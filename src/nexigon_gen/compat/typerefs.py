"""Changes of what a field, an item or a body is of."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import Alias, Api, Definition, Newtype, Struct
from ..ir.terms import Limits
from ..ir.typerefs import ListOf, MapOf, Nullable, Ref, Scalar, TupleOf, TypeId, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..values import replace
from .change import Codes, Delta, both
from .flow import Flow, Verdict
from .limits import compare_limits, limited, peeled
from .names import kind, shown
from .sides import Direction, Judge, Sides, flows, nothing
from .spots import Pair, Spot

WIDENED, NARROWED = Codes("NXC301", "NXC302"), Codes("NXC303", "NXC304")
_UNIT = Scalar(ScalarKind.UNIT)


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
        match old, new:
            case Ref(target=a), Ref(target=b) if a == b and spot.judge is None:
                if not self._are_alike(a, b):
                    yield Pair(a, b)
                    return
            case _:
                pass
        self._inside.add(pair)
        yield from self._compare(old, new, spot)
        self._inside.remove(pair)

    def _compare(
        self, old: TypeRef, new: TypeRef, spot: Spot
    ) -> Iterator[Delta | Pair]:
        limits_old, old = peeled(old, self._sides.old)
        limits_new, new = peeled(new, self._sides.new)
        before, after = (old, limits_old), (new, limits_new)
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
                yield from compare_limits(self._sides, before, after, spot)
            case (Ref(target=a), _) if isinstance(
                self._sides.old.definitions[a], Newtype
            ):
                base = _based(a, self._sides.old, limits_old)
                yield from self._newtype(old, new, spot)
                yield from self.compare(base, limited(*after), spot)
            case (_, Ref(target=b)) if isinstance(
                self._sides.new.definitions[b], Newtype
            ):
                base = _based(b, self._sides.new, limits_new)
                yield from self._newtype(old, new, spot)
                yield from self.compare(limited(*before), base, spot)
            case ListOf(item=a), ListOf(item=b):
                yield from self.compare(a, b, spot.inside("an item"))
                yield from compare_limits(self._sides, before, after, spot)
            case TupleOf(items=a), TupleOf(items=b) if len(a) == len(b):
                for place, (one, other) in enumerate(zip(a, b, strict=True), 1):
                    yield from self.compare(one, other, spot.inside(f"item {place}"))
            case MapOf(key=k, value=a), MapOf(key=m, value=b):
                yield from self.compare(k, m, spot.inside("a key"))
                yield from self.compare(a, b, spot.inside("a value"))
                yield from compare_limits(self._sides, before, after, spot)
            case _ if old == new and isinstance(old, Scalar):
                yield from compare_limits(self._sides, before, after, spot)
            case _:
                yield self._leaf(limited(*before), limited(*after), spot)

    def kinds(
        self, old: Definition, new: Definition, spot: Spot
    ) -> Iterator[Delta | Pair]:
        """The differences of types of two kinds."""
        message = f"{spot} is {kind(new)} and was {kind(old)}"
        match old, new:
            case (
                Newtype(base=before) | Alias(target=before),
                Newtype(base=after) | Alias(target=after),
            ):
                yield spot.delta(both("NXC308"), message)
                yield from self.compare(before, after, spot)
            case _:
                judge = self._sides.types(Ref(old.id), Ref(new.id))
                yield spot.delta(_codes(judge), message, judge)

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
            message = f"{spot} is `{new.name}` and was `{old.name}`"
            yield spot.delta(both("NXC106"), message)

    def _newtype(self, old: TypeRef, new: TypeRef, spot: Spot) -> Iterator[Delta]:
        message = f"{spot} is `{shown(new)}` and was `{shown(old)}`"
        yield spot.delta(both("NXC308"), message)

    def _nullability(self, old: TypeRef, new: TypeRef, spot: Spot) -> Iterator[Delta]:
        """`T` and `T?`: what becomes of `null`."""
        gained = isinstance(new, Nullable)
        relations = self._sides.backward if gained else self._sides.forward
        reader, free = (old, spot.null_old) if gained else (new, spot.null_new)

        def null(direction: Direction) -> Flow:
            return Flow.TAKES if free else relations[direction].of(_UNIT, reader)

        judge = flows(nothing, null) if gained else flows(null, nothing)
        word = "may be" if gained else "is never"
        message = f"{spot} {word} `null`: `{shown(old)}` became `{shown(new)}`"
        yield spot.delta(WIDENED if gained else NARROWED, message, judge)

    def _leaf(self, old: TypeRef, new: TypeRef, spot: Spot) -> Delta:
        judge = spot.judge or self._sides.types(old, new)
        codes = _codes(judge)
        if isinstance(old, ListOf) != isinstance(new, ListOf):
            item = old.item if isinstance(old, ListOf) else old
            other = new.item if isinstance(new, ListOf) else new
            if item == other and codes == both("NXC305"):
                codes = both("NXC306")
        now, before = f"`{shown(new)}`", f"`{shown(old)}`"
        if isinstance(old, Ref) and isinstance(new, Ref):
            now += f" ({kind(self._sides.new.definitions[new.target])})"
            before += f" ({kind(self._sides.old.definitions[old.target])})"
        message = f"{spot} is {now} and was {before}"
        return spot.delta(codes, message, judge)


def _codes(judge: Judge) -> Codes:
    """The rules of a type that became another."""
    found = judge(Direction.REQUEST)
    ahead, back = (each is Verdict.BREAKS for each in (found.client, found.server))
    if ahead != back:
        return NARROWED if ahead else WIDENED
    return both("NXC305" if ahead else "NXC316")


def _is_inline(definition: Definition) -> bool:
    return isinstance(definition, Struct) and definition.inline


def _based(id_: TypeId, api: Api, limits: Limits) -> TypeRef:
    newtype = api.definitions[id_]
    return limited(newtype.base, limits) if isinstance(newtype, Newtype) else Ref(id_)

"""Limits of a type in two versions: taken off it, put on it, and compared."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import Alias, Api, Newtype
from ..ir.terms import Constraint, Limits
from ..ir.typerefs import Constrained, ListOf, MapOf, Ref, Scalar, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..values import replace
from .change import Codes, Delta, both
from .flow import Verdict
from .names import shown_limits
from .sides import Direction, Sides
from .spots import Spot

_TIGHTENED, _LOOSENED = Codes("NXC601", "NXC602"), Codes("NXC603", "NXC604")


def compare_limits(
    sides: Sides,
    before: tuple[TypeRef, Limits],
    after: tuple[TypeRef, Limits],
    spot: Spot,
) -> Iterator[Delta]:
    """The differences of the limits of two types that are alike without them."""
    if before[1] == after[1]:
        return
    was, is_ = (tuple(map(_wordless, limits)) for _, limits in (before, after))
    if set(was) == set(is_):
        message = f"{spot} says something else where its limit is broken"
        yield spot.delta(both("NXC606"), message)
        return
    old = limited(_hollow(before[0], sides.old), before[1])
    new = limited(_hollow(after[0], sides.new), after[1])
    judge = spot.judge or sides.types(old, new)
    found = judge(Direction.REQUEST)
    if Verdict.UNDECIDED in (found.client, found.server):
        codes = both("NXC605")
    else:
        codes = _TIGHTENED if found.client is Verdict.BREAKS else _LOOSENED
    now, then = shown_limits(is_), shown_limits(was)
    message = f"the limit of {spot} is {now} and was {then}"
    if not was:
        message = f"{spot} has the limit {now} and had none"
    if not is_:
        message = f"{spot} has no limit and had {then}"
    yield spot.delta(codes, message, judge)


def peeled(ref: TypeRef, api: Api) -> tuple[Limits, TypeRef]:
    """A type without aliases and limits, and its limits."""
    limits: Limits = ()
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


def limited(ref: TypeRef, limits: Limits) -> TypeRef:
    """A type with limits."""
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
                    limits, inner = peeled(base, api)
                    return limited(_hollow(inner, api), limits)
                case _:
                    return ref
        case _:
            return ref


def _wordless(limit: Constraint) -> Constraint:
    return replace(limit, message=None, code=None)

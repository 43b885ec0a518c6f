"""Limits of a type in two versions: taken off it, put on it, and compared."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir.model import Alias, Api, Newtype
from ..ir.terms import Constraint, Limits
from ..ir.typerefs import Constrained, ListOf, MapOf, Ref, Scalar, TypeRef
from ..runtime.wire.scalars import ScalarKind
from ..values import replace
from .change import Codes, Delta, both
from .names import shown_limits
from .type_uses import TypeUse
from .verdicts import Verdict
from .versions import Direction, Versions

_TIGHTENED, _LOOSENED = Codes("NXC601", "NXC602"), Codes("NXC603", "NXC604")


def compare_limits(
    versions: Versions,
    before: tuple[TypeRef, Limits],
    after: tuple[TypeRef, Limits],
    use: TypeUse,
) -> Iterator[Delta]:
    """The differences of the limits of two types that are alike without them."""
    if before[1] == after[1]:
        return
    was, is_ = (tuple(map(_wordless, limits)) for _, limits in (before, after))
    if set(was) == set(is_):
        message = f"{use} says something else where its limit is broken"
        yield use.delta(both("NXC606"), message)
        return
    old = limited(_hollow(before[0], versions.old), before[1])
    new = limited(_hollow(after[0], versions.new), after[1])
    judge = use.judge or versions.types(old, new)
    found = judge(Direction.REQUEST)
    if Verdict.UNDECIDED in (found.client, found.server):
        codes = both("NXC605")
    else:
        codes = _TIGHTENED if found.client is Verdict.BREAKS else _LOOSENED
    now, then = shown_limits(is_), shown_limits(was)
    message = f"the limit of {use} is {now} and was {then}"
    if not was:
        message = f"{use} has the limit {now} and had none"
    if not is_:
        message = f"{use} has no limit and had {then}"
    yield use.delta(codes, message, judge)


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

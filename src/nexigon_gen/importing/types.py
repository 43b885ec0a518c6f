"""Types as a spec writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from ..ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from ..ir.typerefs import Constrained, Nullable, TypeRef, spelled
from .tree import Tree, Value


def parts(ref: TypeRef) -> dict[str, Tree]:
    """A type, and the constraints that have no place in its expression."""
    is_nullable = isinstance(ref, Nullable)
    inner = ref.item if isinstance(ref, Nullable) else ref
    if not isinstance(inner, Constrained):
        return {"type": expression(ref)}
    refined, rest = _refined(inner)
    checks: list[Tree] = [*map(_check, rest)]
    more: dict[str, Tree] = {"validate": checks} if checks else {}
    return {"type": f"{refined}{'?' * is_nullable}", **more}


def expression(ref: TypeRef) -> str:
    """A type on one line; of its constraints, the first bounds."""
    return spelled(ref, lambda found: _refined(found)[0])


def _refined(ref: Constrained) -> tuple[str, Sequence[Constraint]]:
    """The expression with the bounds that come first, and the other constraints."""
    first, *rest = ref.constraints
    match first:
        case Length() | Range() if first.message is first.code is None:
            return f"{expression(ref.base)}({_bounds(first)})", rest
        case _:
            return expression(ref.base), ref.constraints


def _bounds(found: Length | Range | ByteLength) -> str:
    low, high = ("" if each is None else repr(each) for each in (found.min, found.max))
    return f"{low}..{high}"


def _check(constraint: Constraint) -> dict[str, Tree]:
    match constraint:
        case Length():
            found: dict[str, Tree] = {"length": _bounds(constraint)}
        case Range():
            found = {"range": _bounds(constraint)}
        case Pattern(regex=regex):
            found = {"pattern": regex}
        case ByteLength():
            found = {"bytes": _bounds(constraint)}
        case Unique():
            found = {"unique": Value(True)}
        case _:
            assert_never(constraint)
    texts = {"message": constraint.message, "code": constraint.code}
    return {**found, **{key: text for key, text in texts.items() if text is not None}}

"""Words for messages: types and limits as a spec spells them, lists of names."""

from __future__ import annotations

from ..ir.model import (
    Alias,
    Definition,
    EnumDef,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from ..ir.terms import ByteLength, Constraint, Length, Pattern, Range, Unique
from ..ir.typerefs import Constrained, TypeRef, spelled


def shown(ref: TypeRef) -> str:
    """A type: `map<string, list<Device?>>(..16)`."""
    return spelled(ref, _constrained)


def _constrained(ref: Constrained) -> str:
    return f"{shown(ref.base)}{shown_limits(ref.constraints)}"


def shown_limits(limits: tuple[Constraint, ...]) -> str:
    """Limits: `(1..5)`, `(/^[a-z]+$/)`."""
    return "".join(f"({_limit(each)})" for each in limits)


def _limit(limit: Constraint) -> str:
    match limit:
        case Length(min=low, max=high) | Range(min=low, max=high):
            return f"{'' if low is None else low}..{'' if high is None else high}"
        case Pattern(regex=regex):
            return f"/{regex}/"
        case ByteLength(min=low, max=high):
            return f"{_limit(Length(low, high))} bytes"
        case Unique():
            return "unique"


def kind(definition: Definition) -> str:
    """What a definition is: `a struct`."""
    match definition:
        case Newtype(base=base):
            return f"a newtype of `{shown(base)}`"
        case Alias(target=target):
            return f"an alias of `{shown(target)}`"
        case Struct():
            return "a struct"
        case UnionDef():
            return "a union"
        case EnumDef():
            return "an enum"
        case OpaqueDef():
            return "an opaque type"


def listed(names: list[str] | tuple[str, ...], most: int = 5) -> str:
    """Names in backticks: "`a`, `b` and 3 more"."""
    kept = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(kept)} and {len(names) - most} more"
    *some, last = kept or [""]
    return f"{', '.join(some)} and {last}" if some else last

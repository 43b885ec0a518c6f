"""Words for messages: types and limits as a spec spells them, lists of names."""

from __future__ import annotations

from collections import Counter

from ..ir.graph import payload_ref
from ..ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    Newtype,
    OpaqueDef,
    Struct,
    UnionDef,
)
from ..ir.terms import ByteLength, Constraint, Length, Limits, Pattern, Range, Unique
from ..ir.typerefs import Constrained, Ref, TypeId, TypeRef, spelled
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """What changes: `name` names it for good, `projects.Settings.contact`; `shown` is what
    people read."""

    name: str
    shown: str

    def member(self, name: str) -> Subject:
        """A field, a value or a variant of it."""
        return Subject(f"{self.name}.{name}", f"{self.shown}.{name}")


class Names:
    """Names in an API as people read them: with the namespace where another one has the
    same, and expansions of generics as they are written."""

    def __init__(self, api: Api, ambiguous: frozenset[str]) -> None:
        self._api = api
        self._ambiguous = ambiguous
        self._expansions = {each.definition: each for each in api.expansions}
        self._owners = dict(_owners(api))

    def short(self, space: str, name: str) -> str:
        """A name, with its namespace where that is needed."""
        return f"{space}.{name}" if name in self._ambiguous else name

    def title(self, id_: TypeId) -> str:
        """What a definition is called: `Page<Device>`."""
        if id_ in self._owners:
            return self.subject(id_).shown
        if found := self._expansions.get(id_):
            arguments = ", ".join(map(self.shown, found.arguments))
            return f"{self.short(*found.generic)}<{arguments}>"
        return self.short(*id_)

    @property
    def generics(self) -> frozenset[TypeId]:
        """What is expanded."""
        return frozenset(each.generic for each in self._expansions.values())

    def generic(self, id_: TypeId) -> TypeId | None:
        """What a definition is an expansion of."""
        found = self._expansions.get(id_)
        return found.generic if found else None

    def arguments(self, id_: TypeId) -> tuple[TypeRef, ...]:
        """What it is expanded for."""
        found = self._expansions.get(id_)
        return found.arguments if found else ()

    def subject(self, id_: TypeId) -> Subject:
        """What a definition is told as: a generic is one, however often it is expanded; a
        struct that is written inside a variant is that."""
        if owner := self._owners.get(id_):
            return self.subject(owner[0]).member(owner[1])
        found = self.generic(id_) or id_
        return Subject(str(found), self.short(*found))

    def shown(self, ref: TypeRef) -> str:
        """A type: `map<string, list<Device?>>(..16)`."""
        return spelled(ref, self._constrained, self.title)

    def kind(self, definition: Definition) -> str:
        """What a definition is: `a struct`."""
        match definition:
            case Newtype(base=base):
                return f"a newtype of `{self.shown(base)}`"
            case Alias(target=target):
                return f"an alias of `{self.shown(target)}`"
            case Struct():
                return "a struct"
            case UnionDef():
                return "a union"
            case EnumDef():
                return "an enum"
            case OpaqueDef():
                return "an opaque type"

    def _constrained(self, ref: Constrained) -> str:
        limits = "".join(f"({_limit(each)})" for each in ref.constraints)
        return f"{self.shown(ref.base)}{limits}"


def ambiguous(*apis: Api) -> frozenset[str]:
    """Names of types and actions that more than one namespace of an API has."""
    found: set[str] = set()
    for api in apis:
        counts = Counter(
            name
            for space in api.namespaces
            for name in {
                *(each.id.name for each in space.definitions),
                *(each.name for each in space.actions),
            }
        )
        found |= {name for name, count in counts.items() if count > 1}
    return frozenset(found)


def is_inline(definition: Definition) -> bool:
    """Whether it is written inside a variant, without a name of its own."""
    return isinstance(definition, Struct) and definition.inline


def shown_limits(limits: Limits) -> str:
    """Limits: "`1..5` and `/^[a-z]+$/`"."""
    return listed([_limit(each) for each in limits])


def listed(names: list[str] | tuple[str, ...], most: int = 5) -> str:
    """Names in backticks: "`a`, `b` and 3 more"."""
    return joined([f"`{name}`" for name in names], most)


def joined(words: list[str], most: int = 5) -> str:
    """Words as one: "a, b and 3 more"."""
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    *some, last = words or [""]
    return f"{', '.join(some)} and {last}" if some else last


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


def _owners(api: Api) -> list[tuple[TypeId, tuple[TypeId, str]]]:
    """The unions and variants that structs are written in."""
    return [
        (ref.target, (union.id, each.name))
        for union in api.definitions.values()
        if isinstance(union, UnionDef)
        for each in union.variants
        if isinstance(ref := payload_ref(each.payload), Ref)
        and is_inline(api.definitions[ref.target])
    ]

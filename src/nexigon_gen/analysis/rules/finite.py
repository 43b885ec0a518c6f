"""Finite values: every type must have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...ir.graph import payload_ref
from ...ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    Field,
    Newtype,
    OpaqueDef,
    Presence,
    Struct,
    UnionDef,
)
from ...ir.terms import Length
from ...ir.typerefs import Constrained, ListOf, MapOf, Ref, TypeId, TypeRef
from ...text.kinds import INFINITE_TYPE, UNINHABITABLE_UNION
from ...text.report import Label, Report
from .chains import path


def values(api: Api, report: Report) -> None:
    """NXG407, NXG408: structs and unions of which no finite value exists; one error for
    all that lead to each other, none for what only uses them."""
    for circle in _Ends(api).circles():
        _complain([api.definitions[id_] for id_ in circle], report)


def _complain(circle: Sequence[Definition], report: Report) -> None:
    heads = [each for each in circle if _is_more_than_a_name(each)]
    if not heads:
        return  # names that only stand for each other are NXG409
    head = min(heads, key=lambda each: isinstance(each, Struct))  # a union, if any
    start = circle.index(head)
    way = [*circle[start:], *circle[:start]]
    notes = (path(way),) if len(way) > 1 else ()
    if isinstance(head, UnionDef):
        report.add(
            UNINHABITABLE_UNION,
            head.span,
            f"no variant of `{head.id.name}` ever ends: each must contain itself",
            notes=notes,
            help=("add a variant that ends",),
        )
        return
    following = way[1 % len(way)].id
    fields = head.fields if isinstance(head, Struct) else ()
    through = [field for field in fields if _needs_field(field) == following]
    report.add(
        INFINITE_TYPE,
        head.span,
        f"`{head.id.name}` can never end: it must contain itself",
        others=tuple(Label(field.span, "through this") for field in through[:1]),
        notes=notes,
        help=("make what it holds optional, nullable or a list that may be empty",),
    )


def _is_more_than_a_name(definition: Definition) -> bool:
    """Whether a value of a definition has its own brackets around what it holds."""
    match definition:
        case Newtype(base=ref) | Alias(target=ref):
            while isinstance(ref, Constrained):
                ref = ref.base
            return isinstance(ref, ListOf | MapOf)
        case _:
            return True


class _Ends:
    """Which definitions have a finite value: the least fixed point."""

    def __init__(self, api: Api) -> None:
        self._needs: dict[TypeId, tuple[TypeId, ...]] = {}
        self._missing: dict[TypeId, int] = {}
        self._users: dict[TypeId, list[TypeId]] = {}
        for definition in api.definitions.values():
            needs, missing = _needs(definition)
            self._needs[definition.id] = tuple(needs)
            self._missing[definition.id] = missing
            for target in needs:
                self._users.setdefault(target, []).append(definition.id)
        self._finite: set[TypeId] = set()
        self._settle([id_ for id_, count in self._missing.items() if count == 0])

    def circles(self) -> Iterator[list[TypeId]]:
        """Definitions that need each other, in the order in which they do. What was
        found counts as finite from then on, and so what only uses it."""
        for start in self._needs:
            way = {start: iter(self._needs[start])}
            while way:
                here, needs = next(reversed(way.items()))
                if here in self._finite:
                    del way[here]
                    continue
                target = next(each for each in needs if each not in self._finite)
                if target not in way:
                    way[target] = iter(self._needs[target])
                    continue
                ids = list(way)
                circle = ids[ids.index(target) :]
                yield circle
                self._settle(circle)

    def _settle(self, ids: list[TypeId]) -> None:
        """Takes definitions for finite."""
        pending = list(ids)
        self._finite.update(pending)
        for id_ in pending:  # grows while it is walked
            for user in self._users.get(id_, ()):
                self._missing[user] -= 1
                if self._missing[user] == 0 and user not in self._finite:
                    self._finite.add(user)
                    pending.append(user)


def _needs(definition: Definition) -> tuple[list[TypeId], int]:
    """The definitions of which some must end, each once, and how many."""
    match definition:
        case Struct(fields=fields):
            targets = [t for field in fields if (t := _needs_field(field))]
            needed = list(dict.fromkeys(targets))
            return needed, len(needed)
        case UnionDef(variants=variants):
            payloads = [payload_ref(variant.payload) for variant in variants]
            held = [_held(ref) if ref else None for ref in payloads]
            needed = list(dict.fromkeys(target for target in held if target))
            # Without a variant it was complained about already.
            return (needed, 1) if held and None not in held else ([], 0)
        case Newtype(base=ref) | Alias(target=ref):
            target = _held(ref)
            return ([target], 1) if target else ([], 0)
        case EnumDef() | OpaqueDef():
            return [], 0


def _needs_field(field: Field) -> TypeId | None:
    return None if field.presence is Presence.OPTIONAL else _held(field.type)


def _held(ref: TypeRef) -> TypeId | None:
    """The definition of which every value of a type holds one, if it does."""
    match ref:
        case Ref(target=target):
            return target
        case Constrained(base=ListOf(item=inner) | MapOf(value=inner)):
            needs = (isinstance(each, Length) and each.min for each in ref.constraints)
            return _held(inner) if any(needs) else None
        case Constrained(base=base):
            return _held(base)
        case _:
            return None  # a list or map may be empty, a nullable null

"""Two versions of an API, compared: every change, and the actions that it reaches.

A pair of types is looked at once, however many actions lead to it; which ones do is
worked out along the pairs afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ..ir.model import (
    Alias,
    Api,
    Definition,
    EnumDef,
    External,
    Newtype,
    Struct,
    UnionDef,
)
from ..ir.typerefs import Ref, TypeId
from .actions import Actions, Placed, placed, presence
from .change import Change, Draft, Effect, Node, both
from .enums import Enums
from .members import ending, life, match, unstable
from .sides import Direction, Sides, harmless
from .structs import Structs
from .typerefs import Pair, Spot, TypeRefs
from .unions import Unions

_Ids: TypeAlias = tuple[TypeId, TypeId]


def compare(old: Api, new: Api, *, strict: bool = False) -> tuple[Change, ...]:
    """Every change from one version to the next, in the order of the new one. Servers
    refuse keys that they do not know if they are `strict`."""
    return tuple(_Comparison(Sides(old, new, strict=strict)).changes())


class _Comparison:
    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._types = TypeRefs(sides)
        self._structs = Structs(sides, self._types)
        self._unions = Unions(sides, self._types)
        self._enums = Enums(sides)
        self._actions = Actions(sides)
        self._nodes: dict[_Ids, Node] = {}
        self._pending: list[_Ids] = []

    def changes(self) -> Iterator[Change]:
        """All of them."""
        if self._sides.old.title != self._sides.new.title:
            yield self._title()
        found = match(placed(self._sides.old), placed(self._sides.new))
        for wire, draft in presence(found):
            yield _change(draft, dict.fromkeys(Direction, (wire,)))
        for old, new in (*found.kept, *found.renamed):
            yield from self._action(old, new)
        for ids in self._rest():
            self._node(ids)
        self._walk()
        for node in self._nodes.values():
            reach = {way: tuple(names) for way, names in node.reach.items()}
            yield from (_change(draft, reach) for draft in _unique(node.drafts))
        yield from self._removed()

    def _title(self) -> Change:
        old, new = self._sides.old, self._sides.new
        message = f"the API is called `{new.title}` and was called `{old.title}`"
        return Change(Draft(both("NXC806"), "api", message, old.span, new.span), ())

    def _action(self, old: Placed, new: Placed) -> Iterator[Change]:
        everywhere = dict.fromkeys(Direction, (new.wire,))
        for draft in self._actions.compare(old, new):
            yield _change(draft, everywhere)
        for direction in Direction:
            bodies = self._actions.bodies(
                old.action, new.action, direction, new.subject
            )
            reach = {direction: (new.wire,)}
            for body in bodies:
                if isinstance(body, Draft):
                    yield _change(body, reach)
                    continue
                for each in self._types.compare(*body):
                    if isinstance(each, Draft):
                        yield _change(each, reach)
                    else:
                        self._reach((each.old, each.new), direction, new.wire)

    def _reach(self, start: _Ids, direction: Direction, action: str) -> None:
        """Tells all that a pair leads to about an action."""
        stack = [start]
        while stack:
            node = self._node(stack.pop())
            self._walk()
            names = node.reach.setdefault(direction, {})
            if action not in names:
                names[action] = None
                stack += node.leads

    def _node(self, ids: _Ids) -> Node:
        if ids not in self._nodes:
            self._nodes[ids] = Node()
            self._pending.append(ids)
        return self._nodes[ids]

    def _walk(self) -> None:
        while self._pending:
            ids = self._pending.pop()
            node = self._nodes[ids]
            for each in self._pair(*ids):
                if isinstance(each, Draft):
                    node.drafts.append(each)
                else:
                    node.leads[each.old, each.new] = None
                    self._node((each.old, each.new))

    def _pair(self, old: TypeId, new: TypeId) -> Iterator[Draft | Pair]:
        a = self._sides.old.definitions[old]
        b = self._sides.new.definitions[new]
        name = str(new)
        spot = Spot(name, a.span, b.span, unstable=unstable(a))
        match a, b:
            case Struct(), Struct():
                yield from self._structs.compare(a, b, name)
            case EnumDef(), EnumDef():
                yield from self._enums.compare(a, b, name)
            case UnionDef(), UnionDef():
                yield from self._unions.compare(a, b, name)
            case Newtype(base=before), Newtype(base=after):
                yield from self._types.compare(before, after, spot)
                if a.secret != b.secret:
                    now = "a secret" if b.secret else "no secret any more"
                    message = f"`{new.name}` is {now}"
                    yield Draft(both("NXC219"), name, message, a.span, b.span)
            case Alias(target=before), Alias(target=after):
                yield from self._types.compare(before, after, spot)
            case External(), External():
                yield from self._external(a, b)
            case _:
                yield from self._types.compare(Ref(old), Ref(new), spot)
        yield from life(name, a, b)

    def _external(self, old: External, new: External) -> Iterator[Draft]:
        if old.document != new.document:
            message = f"the schema of `{new.id.name}` changed"
            judge = self._sides.types(Ref(old.id), Ref(new.id))
            subject = str(new.id)
            yield Draft(both("NXC315"), subject, message, old.span, new.span, judge)

    def _rest(self) -> Iterable[_Ids]:
        """Types of both versions that no action was found to use in both."""
        seen_old = {old for old, _ in self._nodes}
        seen_new = {new for _, new in self._nodes}
        after = self._sides.new.definitions
        for id_, definition in self._sides.old.definitions.items():
            if id_ in seen_old and id_ in seen_new:
                continue
            if id_ in after and type(definition) is type(after[id_]):
                yield id_, id_

    def _removed(self) -> Iterator[Change]:
        renamed = {old for old, new in self._nodes if old != new}
        after = self._sides.new.definitions
        for id_, definition in self._sides.old.definitions.items():
            if id_ not in after and id_ not in renamed and not _is_inline(definition):
                yield Change(
                    Draft(
                        *(both("NXC311"), str(id_), f"type `{id_.name}` was removed"),
                        *(definition.span, None, harmless),
                        deprecated=ending(definition),
                        unstable=unstable(definition),
                    ),
                    (),
                )


def _is_inline(definition: Definition) -> bool:
    return isinstance(definition, Struct) and definition.inline


def _unique(drafts: list[Draft]) -> Iterator[Draft]:
    """Each change once, however many ways lead to it."""
    seen: set[tuple[object, ...]] = set()
    for each in drafts:
        key = (each.codes, each.subject, each.message)
        if key not in seen:
            seen.add(key)
            yield each


def _change(draft: Draft, reach: Mapping[Direction, tuple[str, ...]]) -> Change:
    effects = (
        Effect(way, draft.codes.of(way), draft.judge(way), tuple(sorted(names)))
        for way, names in sorted(reach.items(), key=lambda each: each[0].value)
        if names
    )
    return Change(draft, tuple(effects))

"""The pairs of types that actions lead to, each with its changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from ..ir.typerefs import TypeId
from ..values import dataclass, field, replace
from .change import Change, Delta, Impact
from .names import joined
from .type_uses import Pair
from .versions import Cells, Direction

ComparePair: TypeAlias = Callable[[Pair], Iterable[Delta | Pair]]
"""Compares a pair: its own changes, and the pairs that it leads to."""


@dataclass(slots=True)
class ApiNode:
    """A pair with its own changes, and those that it leads to. `reach` are the actions that
    lead here, by direction, a bit each."""

    drafts: list[Delta] = field(default_factory=list[Delta])
    leads: dict[Pair, None] = field(default_factory=dict[Pair, None])
    reach: dict[Direction, int] = field(default_factory=dict[Direction, int])


class ReachableChanges:
    """Looks at a pair of types once, however many actions lead to it; which ones do is
    worked out along the pairs afterwards."""

    def __init__(self, find: ComparePair) -> None:
        self._find = find
        self._nodes: dict[Pair, ApiNode] = {}
        self._pending: list[Pair] = []
        self._wires: dict[str, int] = {}

    @property
    def ids(self) -> Iterable[tuple[TypeId, TypeId]]:
        """The types that were met, old and new."""
        return ((each.old, each.new) for each in self._nodes)

    def lead(self, start: Pair, direction: Direction, action: str) -> None:
        """Notes that an action leads to a pair."""
        reach = self._node(start).reach
        bit = 1 << self._wires.setdefault(action, len(self._wires))
        reach[direction] = reach.get(direction, 0) | bit
        self._walk()

    def meet(self, pair: Pair) -> None:
        """Looks at a pair that no action leads to."""
        self._node(pair)
        self._walk()

    def changes(self) -> Iterator[Change]:
        """What was found, with the actions that lead to it. What is told of a generic is
        found in each of its expansions."""
        self._spread()
        found: dict[tuple[object, ...], list[Change]] = {}
        for node in self._nodes.values():
            if not node.drafts:
                continue
            reach = {way: self._names(bits) for way, bits in node.reach.items()}
            for draft in node.drafts:
                key = (draft.codes, draft.subject, draft.shared or draft.message)
                found.setdefault(key, []).append(change(draft, reach))
        return map(_merged, found.values())

    def _spread(self) -> None:
        """Tells all that a pair leads to about the actions that lead to it."""
        pending = dict.fromkeys(
            pair for pair, node in self._nodes.items() if node.reach
        )
        while pending:
            pair = next(iter(pending))
            del pending[pair]
            node = self._nodes[pair]
            for each in node.leads:
                reach = self._nodes[each].reach
                for way, bits in node.reach.items():
                    known = reach.get(way, 0)
                    if bits & ~known:
                        reach[way] = known | bits
                        pending[each] = None

    def _names(self, bits: int) -> tuple[str, ...]:
        return tuple(wire for wire, place in self._wires.items() if bits >> place & 1)

    def _node(self, pair: Pair) -> ApiNode:
        if pair not in self._nodes:
            self._nodes[pair] = ApiNode()
            self._pending.append(pair)
        return self._nodes[pair]

    def _walk(self) -> None:
        while self._pending:
            pair = self._pending.pop()
            node = self._nodes[pair]
            for each in self._find(pair):
                if isinstance(each, Delta):
                    node.drafts.append(each)
                else:
                    node.leads[each] = None
                    self._node(each)


def change(draft: Delta, reach: Mapping[Direction, tuple[str, ...]]) -> Change:
    """What a change does, if these actions are concerned."""
    effects = (
        Impact(way, draft.codes.of(way), draft.judge(way), actions=tuple(sorted(names)))
        for way, names in sorted(reach.items(), key=lambda each: each[0].value)
        if names
    )
    return Change(draft, tuple(effects))


def _merged(same: list[Change]) -> Change:
    """One change that was found in several ways."""
    first, *others = same
    if not others:
        return first
    actions: dict[tuple[Direction, str, Cells], set[str]] = {}
    for effect in (effect for each in same for effect in each.effects):
        key = (effect.direction, effect.code, effect.cells)
        actions.setdefault(key, set()).update(effect.actions)
    effects = (Impact(*key, actions=tuple(sorted(n))) for key, n in actions.items())
    draft, places = first.draft, [*{each.draft.place: None for each in same}]
    if len(places) > 1:
        draft = replace(draft, message=f"{draft.shared} {joined(places)}")
    return Change(draft, tuple(effects))

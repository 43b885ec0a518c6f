"""Two versions of an API, compared: every change, and the actions that it reaches.

A pair of types is looked at once, however many actions lead to it; which ones do is
worked out along the pairs afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ..ir.graph import dependencies, payload_ref
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
from ..ir.typerefs import Ref, TypeId
from ..values import replace
from .actions import (
    Actions,
    PlacedAction,
    placed,
    presence,
    reached,
    renamed_spaces,
    space_renamed,
)
from .change import ApiNode, Change, Delta, Impact, both
from .enums import Enums
from .lifecycle import is_before, overdue
from .members import life, match, unstable
from .sides import Direction, Sides
from .spots import Pair, Spot
from .structs import Structs
from .typerefs import TypeRefs
from .unions import Unions

_Ids: TypeAlias = tuple[TypeId, TypeId]


def compare(old: Api, new: Api, *, strict: bool = False) -> tuple[Change, ...]:
    """Every change from one version to the next, in the order of the new one. Servers
    refuse keys that they do not know if they are `strict`."""
    found = _Comparison(Sides(old, new, strict=strict)).changes()
    overdue_ = (Change(each, ()) for each in overdue(new))
    version = new.release
    return (*(_timed(each, version) for each in found), *overdue_)


def _timed(change: Change, version: str | None) -> Change:
    """A change that says if it comes before its time."""
    ended = change.draft.ended
    end = ended.deprecated.remove_in if ended and ended.deprecated else None
    if version and end and is_before(version, end):
        return replace(change, draft=replace(change.draft, early=version))
    return change


class _Comparison:
    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._types = TypeRefs(sides)
        self._structs = Structs(sides, self._types)
        self._unions = Unions(sides, self._types)
        self._enums = Enums(sides)
        self._actions = Actions(sides)
        self._spaces = renamed_spaces(sides.old, sides.new)
        self._titles = dict(_inline_titles(sides.new))
        self._nodes: dict[_Ids, ApiNode] = {}
        self._pending: list[_Ids] = []
        self._wires: dict[str, int] = {}

    def changes(self) -> Iterator[Change]:
        """All of them."""
        if self._sides.old.title != self._sides.new.title:
            yield self._title()
        found = match(placed(self._sides.old), placed(self._sides.new, self._spaces))
        for wires, draft in (*self._spaces_renamed(), *presence(found)):
            yield _change(draft, dict.fromkeys(Direction, wires))
        for old, new in (*found.kept, *found.renamed):
            yield from self._action(old, new)
        for ids in self._rest():
            self._node(ids)
        self._walk()
        self._spread()
        for node in self._nodes.values():
            if not node.drafts:
                continue
            reach = {way: self._names(bits) for way, bits in node.reach.items()}
            yield from (_change(draft, reach) for draft in _unique(node.drafts))
        yield from self._removed(found.removed)

    def _title(self) -> Change:
        old, new = self._sides.old, self._sides.new
        message = f"the API is called `{new.title}` and was called `{old.title}`"
        draft = Delta(
            both("NXC806"), "api", message, old=old.span, new=new.span, whole=True
        )
        return Change(draft, ())

    def _spaces_renamed(self) -> Iterator[tuple[tuple[str, ...], Delta]]:
        before = {each.name: each for each in self._sides.old.namespaces}
        after = {each.name: each for each in self._sides.new.namespaces}
        for new, old in self._spaces.items():
            yield space_renamed(before[old], after[new])

    def _action(self, old: PlacedAction, new: PlacedAction) -> Iterator[Change]:
        everywhere = dict.fromkeys(Direction, (new.wire,))
        for draft in self._actions.compare(old, new):
            yield _change(draft, everywhere)
        for direction in Direction:
            bodies = self._actions.bodies(
                old.action, new.action, direction, new.subject
            )
            reach = {direction: (new.wire,)}
            for body in bodies:
                if isinstance(body, Delta):
                    yield _change(body, reach)
                    continue
                for each in self._types.compare(*body):
                    if isinstance(each, Delta):
                        yield _change(each, reach)
                    else:
                        self._reach((each.old, each.new), direction, new.wire)

    def _reach(self, start: _Ids, direction: Direction, action: str) -> None:
        """Notes that an action leads to a pair."""
        reach = self._node(start).reach
        bit = 1 << self._wires.setdefault(action, len(self._wires))
        reach[direction] = reach.get(direction, 0) | bit
        self._walk()

    def _spread(self) -> None:
        """Tells all that a pair leads to about the actions that lead to it."""
        pending = dict.fromkeys(ids for ids, node in self._nodes.items() if node.reach)
        while pending:
            ids = next(iter(pending))
            del pending[ids]
            node = self._nodes[ids]
            for each in node.leads:
                reach = self._nodes[each].reach
                for way, bits in node.reach.items():
                    known = reach.get(way, 0)
                    if bits & ~known:
                        reach[way] = known | bits
                        pending[each] = None

    def _names(self, bits: int) -> tuple[str, ...]:
        return tuple(wire for wire, place in self._wires.items() if bits >> place & 1)

    def _node(self, ids: _Ids) -> ApiNode:
        if ids not in self._nodes:
            self._nodes[ids] = ApiNode()
            self._pending.append(ids)
        return self._nodes[ids]

    def _walk(self) -> None:
        while self._pending:
            ids = self._pending.pop()
            node = self._nodes[ids]
            for each in self._pair(*ids):
                if isinstance(each, Delta):
                    node.drafts.append(each)
                else:
                    node.leads[each.old, each.new] = None
                    self._node((each.old, each.new))

    def _pair(self, old: TypeId, new: TypeId) -> Iterator[Delta | Pair]:
        a = self._sides.old.definitions[old]
        b = self._sides.new.definitions[new]
        if a == b and (same := self._unchanged(a)) is not None:
            yield from same
            return
        name = self._titles.get(new, str(new))
        spot = Spot(name, a.span, b.span, unstable=unstable(a))
        yield from self._called(a, b)
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
                    yield Delta(both("NXC219"), name, message, old=a.span, new=b.span)
            case Alias(target=before), Alias(target=after):
                yield from self._types.compare(before, after, spot)
            case OpaqueDef(), OpaqueDef():
                yield from self._external(a, b)
            case _:
                yield from self._types.kinds(a, b, spot)
        yield from life(name, a, b)

    def _unchanged(self, definition: Definition) -> list[Pair] | None:
        """What a definition that is as it was leads to; None if a name in it stands for
        another kind of type now, or for what is told where it is used."""
        before, after = self._sides.old.definitions, self._sides.new.definitions
        targets = dict.fromkeys(dependencies(definition))
        for each in targets:
            kind = type(before[each])
            if kind is not type(after[each]) or kind is Alias:
                return None
        around = definition.envelope if isinstance(definition, UnionDef) else None
        if around and before[around] != after[around]:
            return None
        return [Pair(each, each) for each in targets]

    def _called(self, old: Definition, new: Definition) -> Iterator[Delta]:
        """A type that has another name, or stands in another namespace."""
        a, b = old.id, new.id
        known = a in self._sides.new.definitions or b in self._sides.old.definitions
        if a == b or known or _is_inline(old) or _is_inline(new):
            return
        message = f"`{a.name}` is called `{b.name}`"
        if a.name == b.name:
            if self._spaces.get(b.namespace) == a.namespace:
                return  # said of the whole namespace
            message = f"`{a.name}` moved from `{a.namespace}` to `{b.namespace}`"
        yield Delta(both("NXC310"), str(b), message, old=old.span, new=new.span)

    def _external(self, old: OpaqueDef, new: OpaqueDef) -> Iterator[Delta]:
        if old.document != new.document:
            message = f"the schema of `{new.id.name}` changed"
            judge = self._sides.types(Ref(old.id), Ref(new.id))
            a, b = old.span, new.span
            yield Delta(both("NXC315"), str(new.id), message, old=a, new=b, judge=judge)

    def _rest(self) -> Iterable[_Ids]:
        """Types of both versions that no action was found to use in both."""
        seen_old = {old for old, _ in self._nodes}
        seen_new = {new for _, new in self._nodes}
        after = self._sides.new.definitions
        now = {old: new for new, old in self._spaces.items()}
        for id_ in self._sides.old.definitions:
            moved = TypeId(now.get(id_.namespace, id_.namespace), id_.name)
            if id_ in seen_old and moved in seen_new:
                continue
            if moved in after:
                yield id_, moved

    def _removed(self, gone: Iterable[PlacedAction]) -> Iterator[Change]:
        """Types that are there no more, but for those that went with an action."""
        old, after = self._sides.old, self._sides.new.definitions
        renamed = {a for a, b in self._nodes if a != b and not _is_inline(after[b])}
        lost = {each.action.wire for each in gone}
        actions = [each.action for each in placed(old)]
        used = reached(old, (each for each in actions if each.wire not in lost))
        with_them = reached(old, (each for each in actions if each.wire in lost)) - used
        for id_, definition in old.definitions.items():
            known = id_ in after or id_ in renamed or id_ in with_them
            if not known and not _is_inline(definition):
                draft = Delta(
                    *(both("NXC311"), str(id_), f"type `{id_.name}` was removed"),
                    old=definition.span,
                    ended=definition.lifecycle,
                    unstable=unstable(definition),
                )
                yield Change(draft, ())


def _inline_titles(api: Api) -> Iterator[tuple[TypeId, str]]:
    """Names for structs that are written inside a variant: `devices.Owner.User`."""
    for definition in api.definitions.values():
        for each in definition.variants if isinstance(definition, UnionDef) else ():
            ref = payload_ref(each.payload)
            if isinstance(ref, Ref) and _is_inline(api.definitions[ref.target]):
                yield ref.target, f"{definition.id}.{each.name}"


def _is_inline(definition: Definition) -> bool:
    return isinstance(definition, Struct) and definition.inline


def _unique(drafts: list[Delta]) -> Iterator[Delta]:
    """Each change once, however many ways lead to it."""
    seen: set[tuple[object, ...]] = set()
    for each in drafts:
        key = (each.codes, each.subject, each.message)
        if key not in seen:
            seen.add(key)
            yield each


def _change(draft: Delta, reach: Mapping[Direction, tuple[str, ...]]) -> Change:
    effects = (
        Impact(way, draft.codes.of(way), draft.judge(way), actions=tuple(sorted(names)))
        for way, names in sorted(reach.items(), key=lambda each: each[0].value)
        if names
    )
    return Change(draft, tuple(effects))

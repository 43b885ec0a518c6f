"""Two versions of an API, compared: every change, and the actions that it reaches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..ir.graph import dependencies
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
from .change import Change, Delta, both
from .enums import Enums
from .lifecycle import is_before, overdue
from .members import changed, life, match, unstable
from .names import Subject, is_inline
from .reachability import ReachableChanges, change
from .structs import Structs
from .type_uses import Pair, TypeUse
from .typerefs import TypeRefs
from .unions import Unions
from .versions import Direction, Versions


def compare(
    old: Api, new: Api, *, strict: bool = False, nameless: bool = False
) -> tuple[Change, ...]:
    """Every change from one version to the next, in the order of the new one. Servers
    refuse keys that they do not know if they are `strict`; the types of a `nameless` new
    version are called as those in their place."""
    versions = Versions(old, new, strict=strict, nameless=nameless)
    found = (_timed(each, new.release) for each in _Comparison(versions).changes())
    late = (Change(each, ()) for each in overdue(new, versions.now))
    return (*found, *late)


def _timed(change: Change, version: str | None) -> Change:
    """A change that says if it comes before its time."""
    ended = change.draft.ended
    end = ended.deprecated.remove_in if ended and ended.deprecated else None
    if version and end and is_before(version, end):
        return replace(change, draft=replace(change.draft, early=version))
    return change


class _Comparison:
    def __init__(self, versions: Versions) -> None:
        self._versions = versions
        self._types = TypeRefs(versions)
        self._structs = Structs(versions, self._types)
        self._unions = Unions(versions, self._types)
        self._enums = Enums(versions)
        self._actions = Actions(versions)
        self._spaces = renamed_spaces(versions.old, versions.new)
        self._reach = ReachableChanges(self._pair)
        self._told: set[tuple[str, str]] = set()

    def changes(self) -> Iterator[Change]:
        """All of them."""
        if self._versions.old.title != self._versions.new.title:
            yield self._title()
        found = match(
            placed(self._versions.old), placed(self._versions.new, self._spaces)
        )
        appeared = presence(found, self._versions)
        for wires, draft in (*self._spaces_renamed(), *appeared):
            yield change(draft, dict.fromkeys(Direction, wires))
        both_have = (*found.kept, *found.renamed)
        # A request that is written in place has the docs of its action.
        self._told = {(old.docs, new.docs) for old, new in both_have}
        for old, new in both_have:
            yield from self._action(old, new)
        for pair in self._rest():
            self._reach.meet(pair)
        told = [*self._reach.changes()]
        yield from told
        gone_newtypes = {each.draft.subject for each in told if each.draft.shared}
        for each in self._removed(found.removed):
            if each.draft.subject not in gone_newtypes:
                yield each

    def _title(self) -> Change:
        old, new = self._versions.old, self._versions.new
        message = f"the API is called `{new.title}` and was called `{old.title}`"
        draft = Delta(
            both("NXC806"), "api", message, old=old.span, new=new.span, whole=True
        )
        return Change(draft, ())

    def _spaces_renamed(self) -> Iterator[tuple[tuple[str, ...], Delta]]:
        before = {each.name: each for each in self._versions.old.namespaces}
        after = {each.name: each for each in self._versions.new.namespaces}
        for new, old in self._spaces.items():
            yield space_renamed(before[old], after[new])

    def _action(self, old: PlacedAction, new: PlacedAction) -> Iterator[Change]:
        everywhere = dict.fromkeys(Direction, (new.wire,))
        for draft in self._actions.compare(old, new):
            yield change(draft, everywhere)
        subject = new.subject(self._versions.now)
        for direction in Direction:
            bodies = self._actions.bodies(old.action, new.action, direction, subject)
            reach = {direction: (new.wire,)}
            for body in bodies:
                if isinstance(body, Delta):
                    yield change(body, reach)
                    continue
                for each in self._types.compare(*body):
                    if isinstance(each, Delta):
                        yield change(each, reach)
                    else:
                        self._reach.lead(each, direction, new.wire)

    def _pair(self, pair: Pair) -> Iterator[Delta | Pair]:
        a = self._versions.old.definitions[pair.old]
        b = self._versions.new.definitions[pair.new]
        if a == b and (same := self._unchanged(a)) is not None:
            yield from same
            return
        name = self._versions.now.subject(pair.new)
        if self._versions.nameless:
            name = self._versions.was.subject(pair.old)
        use = TypeUse(name, a.span, b.span, unstable=unstable(a))
        yield from self._called(a, b)
        match a, b:
            case Struct(), Struct():
                yield from self._structs.compare(a, b, name, sealed=pair.sealed)
            case EnumDef(), EnumDef():
                yield from self._enums.compare(a, b, name)
            case UnionDef(), UnionDef():
                yield from self._unions.compare(a, b, name)
            case Newtype(base=before), Newtype(base=after):
                yield from self._types.compare(before, after, use)
                if a.secret != b.secret:
                    now = "a secret" if b.secret else "no secret any more"
                    yield changed(both("NXC219"), name, f"{use} is {now}", a, b)
            case Alias(target=before), Alias(target=after):
                yield from self._types.compare(before, after, use)
            case OpaqueDef(), OpaqueDef():
                yield from self._external(a, b, name)
            case _:
                yield from self._types.kinds(a, b, use)
        if (a.docs, b.docs) in self._told:
            b = replace(b, docs=a.docs)
        yield from life(name, a, b)

    def _unchanged(self, definition: Definition) -> list[Pair] | None:
        """What a definition that is as it was leads to; None if a name in it stands for
        another kind of type now, or for what is told where it is used."""
        before, after = self._versions.old.definitions, self._versions.new.definitions
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
        if is_inline(old) or is_inline(new):
            return
        if not self._types.is_renaming(old.id, new.id):
            return
        was, now = self._versions.was, self._versions.now
        a, b = old.id, new.id
        titles = was.title(a), now.title(b)
        generics = was.generic(a), now.generic(b)
        if generics[0] and generics[1]:  # what they are expanded for is told there
            a, b = generics[0], generics[1]
            titles = was.short(*a), now.short(*b)
        if a == b:
            return
        message = f"`{titles[0]}` is called `{titles[1]}`"
        if a.name == b.name:
            if self._spaces.get(b.namespace) == a.namespace:
                return  # said of the whole namespace
            message = f"`{a.name}` moved from `{a.namespace}` to `{b.namespace}`"
        yield changed(both("NXC310"), Subject(str(b), titles[1]), message, old, new)

    def _external(
        self, old: OpaqueDef, new: OpaqueDef, name: Subject
    ) -> Iterator[Delta]:
        if old.document != new.document:
            message = f"the schema of `{name.shown}` changed"
            judge = self._versions.types(Ref(old.id), Ref(new.id))
            yield changed(both("NXC315"), name, message, old, new, judge)

    def _rest(self) -> Iterator[Pair]:
        """Types of both versions that no action was found to use in both."""
        met = [*self._reach.ids]
        seen_old, seen_new = {old for old, _ in met}, {new for _, new in met}
        after = self._versions.new.definitions
        now = {old: new for new, old in self._spaces.items()}
        for id_ in self._versions.old.definitions:
            moved = TypeId(now.get(id_.namespace, id_.namespace), id_.name)
            if id_ in seen_old and moved in seen_new:
                continue
            if moved in after:
                yield Pair(id_, moved)

    def _removed(self, gone: Iterable[PlacedAction]) -> Iterator[Change]:
        """Types that are there no more, but for those that went with an action."""
        old, after = self._versions.old, self._versions.new.definitions
        renamed = {a for a, b in self._reach.ids if a != b and not is_inline(after[b])}
        lost = {each.action.wire for each in gone}
        actions = [each.action for each in placed(old)]
        used = reached(old, (each for each in actions if each.wire not in lost))
        with_them = reached(old, (each for each in actions if each.wire in lost)) - used
        for id_, definition in old.definitions.items():
            known = id_ in after or id_ in renamed or id_ in with_them
            if known or is_inline(definition) or self._versions.was.generic(id_):
                continue
            draft = Delta(
                both("NXC311"),
                str(id_),
                f"type `{self._versions.was.title(id_)}` was removed",
                old=definition.span,
                ended=definition.lifecycle,
                unstable=unstable(definition),
            )
            yield Change(draft, ())

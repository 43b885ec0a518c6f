"""Changes of the actions of an API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from ..ir.graph import action_targets, closure
from ..ir.model import Action, Api, Namespace
from ..ir.terms import Auth, Effect, Idempotency, Lifecycle
from ..ir.typerefs import Ref, TypeId, TypeRef
from ..text.span import Span
from ..values import dataclass, replace
from .change import Codes, Delta, both
from .members import Matched, changed, gone, life, unstable
from .names import Names, Subject
from .type_uses import TypeUse
from .verdicts import Verdict
from .versions import Cells, Direction, Judge, Versions, cells, harmless
from .wire_forms import StructForm

_EMPTY = StructForm(())
_GAINED, _LOST = Codes("NXC112", "NXC107"), Codes("NXC113", "NXC114")


@dataclass(frozen=True, slots=True)
class PlacedAction:
    """An action and its namespace; `known_as` is how that was called before."""

    space: str
    action: Action
    known_as: str

    def subject(self, names: Names) -> Subject:
        """The name that the spec gives it: `projects.Create`."""
        name = self.action.name
        return Subject(f"{self.space}.{name}", names.short(self.space, name))

    @property
    def name(self) -> str:
        """What it is matched by where its wire name changed."""
        return f"{self.known_as}.{self.action.name}"

    @property
    def wire(self) -> str:
        """Its name on the wire."""
        return self.action.wire

    @property
    def docs(self) -> str:
        """Its text."""
        return self.action.docs

    @property
    def span(self) -> Span:
        """Where its name stands."""
        return self.action.span

    @property
    def lifecycle(self) -> Lifecycle:
        """Where in its life it is."""
        return self.action.lifecycle


def placed(
    api: Api, spaces: Mapping[str, str] = MappingProxyType({})
) -> Iterator[PlacedAction]:
    """All actions of an API; `spaces` has the old names of namespaces that have others."""
    for space in api.namespaces:
        known_as = spaces.get(space.name, space.name)
        yield from (PlacedAction(space.name, each, known_as) for each in space.actions)


def renamed_spaces(old: Api, new: Api) -> Mapping[str, str]:
    """The old names of namespaces that have new ones, by these: at least half of the
    actions go on with another name on the wire."""
    before, after = _wires(old), _wires(new)
    found: dict[str, str] = {}
    for name in sorted(before.keys() - after.keys()):
        moved = {
            fresh: sum(
                others.get(key, wire) != wire for key, wire in before[name].items()
            )
            for fresh, others in after.items()
            if fresh not in before and fresh not in found
        }
        most = max(moved, key=moved.__getitem__, default="")
        if most and moved[most] and 2 * moved[most] >= len(before[name]):
            found[most] = name
    return found


def _wires(api: Api) -> Mapping[str, Mapping[str, str]]:
    """The wire names of actions, by namespace and name."""
    return {
        space.name: {each.name: each.wire for each in space.actions}
        for space in api.namespaces
    }


def space_renamed(old: Namespace, new: Namespace) -> tuple[tuple[str, ...], Delta]:
    """What that does to the actions, by their old wire names."""
    kept = {each.wire for each in new.actions}
    moved = tuple(each.wire for each in old.actions if each.wire not in kept)
    cells = Cells(Verdict.BREAKS, Verdict.BREAKS)
    draft = Delta(
        both("NXC105"),
        new.name,
        f"namespace `{old.name}` is called `{new.name}`: so are its actions on the wire",
        old=old.actions[0].span,
        new=new.actions[0].span if new.actions else None,
        judge=lambda _: cells,
        help=f"keep `namespace: {old.name}`",
    )
    return moved, draft


def reached(api: Api, actions: Iterable[Action]) -> set[TypeId]:
    """All types that actions lead to."""
    targets = (target for each in actions for target in action_targets(each))
    return closure(targets, api.definitions)


def presence(
    found: Matched[PlacedAction], versions: Versions
) -> Iterator[tuple[tuple[str, ...], Delta]]:
    """Actions that are gone, new, or called otherwise, by their wire names."""

    def certain(client: Verdict, server: Verdict = Verdict.SAFE) -> Judge:
        return lambda direction: Cells(client, server)

    for each in found.removed:
        subject = each.subject(versions.was)
        delta = Delta(
            both("NXC101"),
            subject.name,
            f"action `{subject.shown}` was removed",
            old=each.span,
            judge=certain(Verdict.BREAKS),
            unstable=unstable(each),
        )
        yield (each.wire,), gone(delta, each, found.added, _is_alike)
    for each in found.added:
        subject = each.subject(versions.now)
        delta = Delta(
            both("NXC102"),
            subject.name,
            f"action `{subject.shown}` was added",
            new=each.span,
            judge=certain(Verdict.SAFE, Verdict.BREAKS),
            unstable=unstable(each),
        )
        yield (each.wire,), delta
    for a, b in found.renamed:
        if a.space != b.space:
            continue  # said of the whole namespace
        subject = b.subject(versions.now)
        message = (
            f"action `{subject.shown}` is `{b.wire}` on the wire and was `{a.wire}`"
        )
        judge = certain(Verdict.BREAKS, Verdict.BREAKS)
        help = f"keep `wire: {a.wire}`"
        delta = changed(both("NXC103"), subject, message, a, b, judge, help=help)
        yield (a.wire,), delta


class Actions:
    """Compares actions that are in both versions."""

    def __init__(self, versions: Versions) -> None:
        self._versions = versions

    def compare(self, old: PlacedAction, new: PlacedAction) -> Iterator[Delta]:
        """The differences of two actions, without those of their bodies."""
        a, b, subject = old.action, new.action, new.subject(self._versions.now)
        what = f"action `{subject.shown}`"

        def draft(code: str, message: str, judge: Judge = harmless) -> Delta:
            return changed(both(code), subject, message, a, b, judge)

        if old.space not in (new.space, new.known_as):
            message = f"action `{b.name}` moved from `{old.space}` to `{new.space}`"
            yield draft("NXC108", message)
        elif a.name != b.name:
            yield draft("NXC104", f"action `{a.name}` is called `{b.name}` in code")
        if a.auth != b.auth:
            asked = b.auth is Auth.REQUIRED
            code = "NXC109" if asked else "NXC110"
            word = "asks for a" if asked else "needs no"
            broken = (
                Cells(client=Verdict.BREAKS) if asked else Cells(server=Verdict.BREAKS)
            )
            yield draft(code, f"{what} {word} token", lambda _: broken)
        if a.idempotency != b.idempotency:
            was, is_ = a.idempotency.value, b.idempotency.value
            is_withdrawn = b.idempotency is Idempotency.UNSAFE
            code = "NXC117" if is_withdrawn else "NXC111"
            repeated = Cells(client=Verdict.UNDECIDED) if is_withdrawn else Cells()
            told = f"{what} is {is_} and was {was}"
            yield draft(code, told, lambda _: repeated)
        yield from self._kept_apart(a, b, subject)
        yield from life(subject, a, b)

    def _kept_apart(self, a: Action, b: Action, subject: Subject) -> Iterator[Delta]:
        """What no body says, and clients and command lines act upon."""
        what = f"action `{subject.shown}`"
        if a.effect != b.effect:
            was, is_ = (each.value if each else "" for each in (a.effect, b.effect))
            told = f"has the effect `{is_}`" if is_ else "names no effect any more"
            before = f" and had `{was}`" if was and is_ else ""
            before = before or (" and named none" if is_ else f": it was `{was}`")
            help = _ASKED if b.effect is Effect.REMOVES else ""
            draft = changed(both("NXC115"), subject, f"{what} {told}{before}", a, b)
            yield replace(draft, help=help, todo=help)
        if a.timeout != b.timeout:
            was, is_ = (_seconds(each.timeout) for each in (a, b))
            message = f"{what} has {is_} and had {was}"
            yield changed(both("NXC116"), subject, message, a, b)

    def bodies(
        self, old: Action, new: Action, direction: Direction, subject: Subject
    ) -> Iterator[Delta | tuple[TypeRef, TypeRef, TypeUse]]:
        """The types of the bodies, to be compared; or what a body came to be of."""
        a, b = _body(old, direction), _body(new, direction)
        loose = unstable(old)
        part = f"the {direction.value} of "
        use = TypeUse(subject, old.span, new.span, part=part, unstable=loose)
        if a and b:
            yield a, b, use
        elif a or b:
            gained = "has fields and had none" if b else "has no fields any more"
            codes = _GAINED if b else _LOST
            judge = self._from_nothing(a, b)
            yield use.delta(codes, f"{use} {gained}", judge)

    def _from_nothing(self, old: TypeRef | None, new: TypeRef | None) -> Judge:
        """A body without fields is an empty object."""

        def judge(direction: Direction) -> Cells:
            first, second = (
                self._versions.forward[direction],
                self._versions.backward[direction],
            )
            if new:
                ahead = first.of_form(_EMPTY, new)
                return cells(direction, ahead, second.into(new, _EMPTY))
            assert old
            ahead = first.into(old, _EMPTY)
            return cells(direction, ahead, second.of_form(_EMPTY, old))

        return judge


def _is_alike(one: PlacedAction, other: PlacedAction) -> bool:
    is_near = one.space == other.space or one.action.name == other.action.name
    return bool(one.docs) and one.docs == other.docs and is_near


_ASKED = "give `--yes` in scripts that run its command"


def _seconds(timeout: float | None) -> str:
    """The deadline of a call that has none of its own."""
    return "the usual deadline" if timeout is None else f"a deadline of {timeout:g} s"


def _body(action: Action, direction: Direction) -> TypeRef | None:
    if direction is Direction.RESPONSE:
        return action.response
    return Ref(action.request) if action.request else None

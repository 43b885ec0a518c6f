"""Changes of the actions of an API."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..ir.model import Action, Api
from ..ir.terms import Auth
from ..ir.typerefs import Ref, TypeRef
from .change import Draft, both
from .flow import Verdict
from .forms import Record
from .members import Matched, ending, life, unstable
from .sides import Cells, Direction, Judge, Sides, cells, harmless
from .typerefs import Spot

_EMPTY = Record(())


@dataclass(frozen=True, slots=True)
class Placed:
    """An action and its namespace."""

    space: str
    action: Action

    @property
    def subject(self) -> str:
        """The name that the spec gives it: `projects.Create`."""
        return f"{self.space}.{self.action.name}"

    @property
    def name(self) -> str:
        """What it is matched by where its wire name changed."""
        return self.subject

    @property
    def wire(self) -> str:
        """Its name on the wire."""
        return self.action.wire


def placed(api: Api) -> Iterator[Placed]:
    """All actions of an API."""
    for space in api.namespaces:
        yield from (Placed(space.name, each) for each in space.actions)


def presence(found: Matched[Placed]) -> Iterator[tuple[str, Draft]]:
    """Actions that are gone, new, or called otherwise, by their wire names."""

    def certain(client: Verdict, server: Verdict = Verdict.SAFE) -> Judge:
        return lambda direction: Cells(client, server)

    for each in found.removed:
        yield each.wire, Draft(
            both("NXC101"),
            each.subject,
            f"action `{each.action.name}` was removed",
            each.action.span,
            None,
            certain(Verdict.BREAKS),
            deprecated=ending(each.action),
            unstable=unstable(each.action),
        )
    for each in found.added:
        message = f"action `{each.action.name}` was added"
        judge = certain(Verdict.SAFE, Verdict.BREAKS)
        at = each.action.span
        loose = unstable(each.action)
        yield each.wire, Draft(
            *(both("NXC102"), each.subject, message, None, at, judge), unstable=loose
        )
    for a, b in found.renamed:
        yield a.wire, Draft(
            both("NXC103"),
            b.subject,
            f"action `{b.action.name}` is `{b.wire}` on the wire and was `{a.wire}`",
            a.action.span,
            b.action.span,
            certain(Verdict.BREAKS, Verdict.BREAKS),
            help=f"keep `wire: {a.wire}`",
            unstable=unstable(a.action),
        )


class Actions:
    """Compares actions that are in both versions."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides

    def compare(self, old: Placed, new: Placed) -> Iterator[Draft]:
        """The differences of two actions, without those of their bodies."""
        a, b, subject = old.action, new.action, new.subject

        def draft(code: str, message: str, judge: Judge = harmless) -> Draft:
            spans = (a.span, b.span)
            return Draft(
                *(both(code), subject, message, *spans, judge), unstable=unstable(a)
            )

        if old.space != new.space:
            message = f"action `{b.name}` moved from `{old.space}` to `{new.space}`"
            yield draft("NXC108", message)
        elif a.name != b.name:
            yield draft("NXC104", f"action `{a.name}` is called `{b.name}` in code")
        if a.auth != b.auth:
            asked = b.auth is Auth.REQUIRED
            code = "NXC109" if asked else "NXC110"
            word = "asks for" if asked else "needs no"
            broken = (
                Cells(client=Verdict.BREAKS) if asked else Cells(server=Verdict.BREAKS)
            )
            yield draft(code, f"action `{b.name}` {word} a token", lambda _: broken)
        if a.idempotency != b.idempotency:
            was, is_ = a.idempotency.value, b.idempotency.value
            yield draft("NXC111", f"action `{b.name}` is {is_} and was {was}")
        yield from life(subject, a, b)

    def bodies(
        self, old: Action, new: Action, direction: Direction, subject: str
    ) -> Iterator[Draft | tuple[TypeRef, TypeRef, Spot]]:
        """The types of the bodies, to be compared; or what a body came to be of."""
        a, b = _body(old, direction), _body(new, direction)
        loose = unstable(old)
        if a and b:
            yield a, b, Spot(subject, old.span, new.span, unstable=loose)
        elif a or b:
            is_request = direction is Direction.REQUEST
            what = "request" if is_request else "response"
            code = {True: ("NXC112", "NXC113"), False: ("NXC107", "NXC114")}
            gained = "has fields and had none" if b else "has no fields any more"
            yield Draft(
                both(code[is_request][0 if b else 1]),
                subject,
                f"the {what} of `{new.name}` {gained}",
                old.span,
                new.span,
                self._from_nothing(a, b),
                unstable=loose,
            )

    def _from_nothing(self, old: TypeRef | None, new: TypeRef | None) -> Judge:
        """A body without fields is an empty object."""

        def judge(direction: Direction) -> Cells:
            first, second = (
                self._sides.forward[direction],
                self._sides.backward[direction],
            )
            if new:
                ahead = first.of_form(_EMPTY, new)
                return cells(direction, ahead, second.into(new, _EMPTY))
            assert old
            ahead = first.into(old, _EMPTY)
            return cells(direction, ahead, second.of_form(_EMPTY, old))

        return judge


def _body(action: Action, direction: Direction) -> TypeRef | None:
    if direction is Direction.RESPONSE:
        return action.response
    return Ref(action.request) if action.request else None

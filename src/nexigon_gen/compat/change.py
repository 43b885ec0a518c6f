"""Changes: what differs between two versions, and what that does to whom."""

from __future__ import annotations

from ..ir.terms import Lifecycle
from ..text.span import Span
from ..values import NamedTuple, dataclass
from .versions import Cells, Direction, Judge, harmless


class Codes(NamedTuple):
    """The rule of a change in requests and the one in responses."""

    request: str
    response: str

    def of(self, direction: Direction) -> str:
        """The code in a direction."""
        return self.request if direction is Direction.REQUEST else self.response


def both(code: str) -> Codes:
    """One rule, whatever the direction."""
    return Codes(code, code)


@dataclass(frozen=True, slots=True)
class Delta:
    """A change where it is, before anybody asked which actions reach it.

    `subject` names the changed thing for good: `projects.CreateProjectAction.region`.
    `old` and `new` are where it was and is. `ended` is the lifecycle of what is gone, `early`
    the version of now if its end was announced for a later one; what is `unstable` may
    change. What is said of the API as a `whole` matters whoever uses it. `also` are rules
    that it trips whichever the direction, `todo` is what a caller does about it, where
    that is not what the rule says. What is `shared` by several places is told once: that
    sentence, followed by each `place`.
    """

    codes: Codes
    subject: str
    message: str
    old: Span | None = None
    new: Span | None = None
    judge: Judge = harmless
    help: str = ""
    todo: str = ""
    shared: str = ""
    place: str = ""
    also: tuple[str, ...] = ()
    ended: Lifecycle | None = None
    early: str = ""
    whole: bool = False
    unstable: bool = False


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does in one direction, and the actions that are concerned."""

    direction: Direction
    code: str
    cells: Cells
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change with its effects; there are none where no action reaches it."""

    draft: Delta
    effects: tuple[Impact, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The rules that it trips, the worst first."""
        ordered = sorted(self.effects, key=lambda each: -each.cells.worst.rank)
        found = [each.code for each in ordered] or [*self.draft.codes]
        return tuple(dict.fromkeys((*found, *self.draft.also)))

    @property
    def actions(self) -> tuple[str, ...]:
        """The wire names of all actions that are concerned."""
        return tuple(sorted({name for each in self.effects for name in each.actions}))

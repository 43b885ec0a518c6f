"""Server stub of the long_names namespace."""

from __future__ import annotations

from typing import TypeVar

from .._runtime.server import Context, Route, RouteSync, Service, Unimplemented
from .types import (
    ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
    NothingAction,
    StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead,
    UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrKnown,
)

P = TypeVar("P")


class LongNamesService(Service[P]):
    """Implement the actions you serve; the others answer 501."""

    async def act_with_a_name_that_is_longer_than_whatever_any_one_would_ever_want_to_write_or_read(
        self,
        action: ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
        ctx: Context[P],
    ) -> UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrKnown:
        """Serves the action `long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead`."""
        raise Unimplemented(
            "long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead",
        )

    async def nothing(
        self,
        action: NothingAction,
        ctx: Context[P],
    ) -> list[StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead]:
        """Serves the action `long_names_Nothing`."""
        raise Unimplemented("long_names_Nothing")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            Route(
                ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
                self.act_with_a_name_that_is_longer_than_whatever_any_one_would_ever_want_to_write_or_read,
            ),
            Route(NothingAction, self.nothing),
        )


class LongNamesServiceSync(Service[P]):
    """The same for plain `def` handlers, which run in a pool of threads.

    A deadline answers the caller, but does not stop the handler:
    `Context.seconds_left` tells how long the caller still waits.
    """

    def act_with_a_name_that_is_longer_than_whatever_any_one_would_ever_want_to_write_or_read(
        self,
        action: ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
        ctx: Context[P],
    ) -> UnionWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrKnown:
        """Serves the action `long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead`."""
        raise Unimplemented(
            "long_names_ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead",
        )

    def nothing(
        self,
        action: NothingAction,
        ctx: Context[P],
    ) -> list[StructWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrRead]:
        """Serves the action `long_names_Nothing`."""
        raise Unimplemented("long_names_Nothing")

    def routes(self) -> tuple[Route[P], ...]:
        """The actions of this namespace, for `ActionApp`."""
        return (
            RouteSync(
                ActWithANameThatIsLongerThanWhateverAnyOneWouldEverWantToWriteOrReadAction,
                self.act_with_a_name_that_is_longer_than_whatever_any_one_would_ever_want_to_write_or_read,
            ),
            RouteSync(NothingAction, self.nothing),
        )

"""An HTTP/2 connection that many tasks of an event loop share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic

from ..async_connection import AsyncConnection
from ..deadline import seconds_until
from ..network import IDLE_SECONDS
from ..protocol import HttpRequest
from ..route import ConnectionRoute
from .session import Session
from .stream import Stream


class AsyncSharedConnection:
    """Makes any number of exchanges at once.

    Args:
        connection: An open connection that was not used yet.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        """The connection below: socket and TLS."""
        self._session = Session()
        self._idle_since = monotonic()
        self._waiting = dict[asyncio.Future[None], Callable[[], bool]]()
        connection.on_change = self._go_on
        connection.hand_on(self._session)

    @property
    def is_spent(self) -> bool:
        """Whether it takes no more exchanges, and none is running."""
        return self._session.is_closing and self._session.is_idle

    @property
    def failure(self) -> Exception:
        """Why the server takes no more requests."""
        return self._session.failure

    async def is_usable(self) -> bool:
        """Whether another exchange can be made, now or once there is room."""
        session = self._session
        if session.is_idle and not session.is_closing:
            await self.connection.settle()
            if monotonic() - self._idle_since >= IDLE_SECONDS:
                self.retire()
        return not session.is_closing

    async def exchange(
        self, request: HttpRequest, route: ConnectionRoute, deadline: float
    ) -> Stream | None:
        """See `SharedConnection.exchange`. Cancelling does not affect the other exchanges."""
        session, seconds = self._session, seconds_until(deadline)
        try:
            async with asyncio.timeout(seconds):
                await self._wait(lambda: session.has_room or session.is_closing)
                if session.is_closing:
                    return None
                stream = session.ask(request, route)
                try:
                    self._go_on()
                    await self._wait(lambda: stream.is_complete)
                finally:
                    session.leave(stream)
                    self._idle_since = monotonic()
                    self._go_on()
        except Exception:
            session.is_closing = True  # the connection may be dead
            raise
        return stream

    def retire(self) -> None:
        """Takes no more exchanges."""
        self._session.is_closing = True

    async def _wait(self, condition: Callable[[], bool]) -> None:
        while not condition():
            change = asyncio.get_running_loop().create_future()
            self._waiting[change] = condition
            try:
                await change
            finally:
                del self._waiting[change]

    def _go_on(self) -> None:
        """Sends what is to be sent, and wakes the tasks whose condition has come true."""
        session, connection = self._session, self.connection
        if connection.failure is not None:
            session.fail(connection.failure)
        try:
            while not (session.is_complete or connection.is_full):
                if not (data := session.outgoing()):
                    break
                connection.write(connection.encrypted(data))
        except Exception as error:  # noqa: BLE001 - every waiting exchange gets it
            session.fail(error)
        for change, condition in self._waiting.items():
            if not change.done() and condition():
                change.set_result(None)

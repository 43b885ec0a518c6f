"""The pool of connections of an event loop to one server, for its tasks."""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic
from weakref import WeakSet

from .async_connection import AsyncConnection
from .async_dial import adial
from .deadline import seconds_until
from .engine import Engine
from .failures import lost, not_connected
from .limiter import AsyncLimiter
from .network import IDLE_SECONDS, MAX_IDLE, Network
from .protocol import HttpRequest, HttpResponse, TransportFailure
from .route import ConnectionRoute


class AsyncPool:
    """Lends a connection for each exchange: the idle one that was used last, or a new one.

    Args:
        network: The limits of the pool.
        route: How to reach the server.
        engine: Writes requests and reads answers.
    """

    def __init__(
        self, network: Network, route: ConnectionRoute, engine: Engine
    ) -> None:
        self._route = route
        self._engine = engine
        self._connect_timeout = network.connect_timeout
        self._limiter = AsyncLimiter(asyncio.Semaphore(network.max_connections))
        self._idle: deque[AsyncConnection] = deque()
        self._leaving = WeakSet[AsyncConnection]()

    async def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends a request once and reads the answer. Cancelling closes the connection.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The pool is closed, or a header cannot be sent.
        """
        deadline = monotonic() + request.timeout
        await self._limiter.acquire(deadline)
        try:
            answer = await self._answer(request, deadline)
        finally:
            if self._limiter.release():
                await self._close_idle()
        if isinstance(answer, TransportFailure):
            raise answer
        return answer

    async def close(self) -> None:
        """Refuses new exchanges, and closes each connection when its exchange is over."""
        self._limiter.close()
        await self._close_idle()

    async def _close_idle(self) -> None:
        while self._idle:
            self._close(self._idle.pop())
        for each in [*self._leaving]:
            await each.is_gone.wait()

    def _close(self, connection: AsyncConnection) -> None:
        connection.close()
        if not connection.is_gone.is_set():
            self._leaving.add(connection)

    async def _idle_connection(self) -> AsyncConnection | None:
        while self._idle:
            connection = self._idle.pop()
            age = monotonic() - connection.idle_since
            can_go_on = False
            try:
                can_go_on = age < IDLE_SECONDS and await connection.is_quiet()
            finally:  # also if the task is cancelled: the connection is in no list now
                if not can_go_on:
                    self._close(connection)
            if can_go_on:
                return connection
        return None

    def _keep(self, connection: AsyncConnection) -> None:
        now = connection.idle_since = monotonic()
        idle = self._idle
        idle.append(connection)
        while idle and (
            len(idle) > MAX_IDLE or now - idle[0].idle_since >= IDLE_SECONDS
        ):
            self._close(idle.popleft())

    # Returns failures for the reason given in `Pool._answer`.
    async def _answer(
        self, request: HttpRequest, deadline: float
    ) -> HttpResponse | TransportFailure:
        data, reader = self._engine.ask(request, self._route)
        connection = await self._idle_connection() or await self._connected(deadline)
        if isinstance(connection, TransportFailure):
            return connection
        try:
            await connection.exchange(data, reader, deadline)
        except Exception as error:  # noqa: BLE001 - see `lost`
            return lost(error)
        finally:
            if connection.is_reusable:
                self._keep(connection)
            else:
                self._close(connection)
        return HttpResponse(reader.status, reader.headers, reader.body)

    async def _connected(self, deadline: float) -> AsyncConnection | TransportFailure:
        limit = min(deadline, monotonic() + self._connect_timeout)
        try:
            return await self._open(limit)
        except Exception as error:  # noqa: BLE001 - see `not_connected`
            return not_connected(error, over=limit == deadline)

    async def _open(self, deadline: float) -> AsyncConnection:
        async with asyncio.timeout(seconds_until(deadline)):
            connection = await self._dial()
        try:
            await connection.open(self._route, self._engine, deadline)
        except BaseException:
            self._close(connection)
            raise
        return connection

    async def _dial(self) -> AsyncConnection:
        """Connects to the first hop: the proxy, or the server itself."""
        loop, connection = asyncio.get_running_loop(), AsyncConnection()
        sock = await adial(*self._route.first_hop)
        try:
            await loop.create_connection(lambda: connection, sock=sock)
        except BaseException:
            sock.close()
            raise
        return connection

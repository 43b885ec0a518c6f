"""The connections of an event loop to one server, for its tasks."""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from contextlib import suppress
from time import monotonic
from weakref import WeakSet

from ..limiter import AsyncLimiter
from ..network import IDLE_SECONDS, MAX_IDLE, Network
from ..protocol import HttpRequest, HttpResponse, TimedOut, TransportFailure
from ..request import check_request
from .addresses import Address, left, literal, share, stream_addresses
from .async_connection import AsyncConnection
from .failures import FAILURES, lost, not_connected
from .request import RequestWriter
from .route import route


class AsyncPool:
    """Lends a connection for each exchange; the one used last goes first.

    Raises:
        ConfigurationError: The host or the proxy is not usable.
    """

    def __init__(self, network: Network, origin: str) -> None:
        self._route = route(network, origin)
        self._writer = RequestWriter(self._route, origin)
        self._connect_timeout = network.connect_timeout
        self._limiter = AsyncLimiter(asyncio.Semaphore(network.max_connections))
        self._idle: deque[AsyncConnection] = deque()
        self._leaving = WeakSet[AsyncConnection]()

    async def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends once and reads the answer; cancelling frees the connection.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The pool is closed, or a header cannot be sent.
        """
        check_request(request)
        until = monotonic() + request.timeout
        if not await self._entered(until):
            raise TimedOut("no connection became free")
        try:
            answer = await self._answer(request, until)
        finally:
            if self._limiter.release():
                await self._close_idle()
        if isinstance(answer, TransportFailure):
            raise answer
        return answer

    async def close(self) -> None:
        """Refuses further exchanges; closes the connections after those that run."""
        self._limiter.close()
        await self._close_idle()

    async def _entered(self, until: float) -> bool:
        if self._limiter.has_room():
            await self._limiter.acquire()
            return True
        with suppress(TimeoutError):
            async with asyncio.timeout(left(until)):
                await self._limiter.acquire()
                return True
        return False

    async def _close_idle(self) -> None:
        while self._idle:
            self._close(self._idle.pop())
        for each in [*self._leaving]:
            await each.is_gone.wait()

    def _close(self, connection: AsyncConnection) -> None:
        connection.close()
        if not connection.is_gone.is_set():
            self._leaving.add(connection)

    def _idle_connection(self) -> AsyncConnection | None:
        while self._idle:
            connection = self._idle.pop()
            if not _is_old(connection) and connection.is_quiet():
                return connection
            self._close(connection)
        return None

    def _keep(self, connection: AsyncConnection) -> None:
        connection.idle_since = monotonic()
        idle = self._idle
        idle.append(connection)
        while idle and (len(idle) > MAX_IDLE or _is_old(idle[0])):
            self._close(idle.popleft())

    # Failures are returned: raised where it is caught, one would keep the error of the
    # system as its context, and what is in the frames of its traceback.
    async def _answer(
        self, request: HttpRequest, until: float
    ) -> HttpResponse | TransportFailure:
        connection = self._idle_connection() or await self._connect(until)
        if isinstance(connection, TransportFailure):
            return connection
        data = self._writer.write(request)
        try:
            return await connection.exchange(data, request.max_response_bytes, until)
        except FAILURES as error:
            return lost(error)
        finally:
            if connection.is_reusable:
                self._keep(connection)
            else:
                self._close(connection)

    async def _connect(self, until: float) -> AsyncConnection | TransportFailure:
        limit = min(until, monotonic() + self._connect_timeout)
        try:
            return await self._connected(limit)
        except FAILURES as error:
            return not_connected(error, over=limit == until)

    async def _connected(self, until: float) -> AsyncConnection:
        """A connection that is open to the server."""
        connection = await self._connected_to_first_hop(until)
        try:
            await connection.open(self._route, until)
        except BaseException:
            self._close(connection)
            raise
        return connection

    async def _connected_to_first_hop(self, until: float) -> AsyncConnection:
        """A connection by the first address that answers."""
        async with asyncio.timeout(left(until)):
            addresses = await _look_up(*self._route.first_hop)
        failure = OSError("the host has no address")
        while addresses:
            address = addresses.pop(0)
            try:
                async with asyncio.timeout(share(until, len(addresses))):
                    return await self._connected_to(address)
            except OSError as error:
                failure = error
        raise failure

    async def _connected_to(self, address: Address) -> AsyncConnection:
        loop, connection = asyncio.get_running_loop(), AsyncConnection()
        host, port = address.place[:2]
        await loop.create_connection(
            lambda: connection, host, port, family=address.family
        )
        return connection


async def _look_up(host: str, port: int) -> list[Address]:
    loop = asyncio.get_running_loop()
    found = literal(host, port)
    if found:
        return found
    try:
        infos = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise OSError("the host is no name") from None
    return stream_addresses(infos)


def _is_old(connection: AsyncConnection) -> bool:
    return monotonic() - connection.idle_since >= IDLE_SECONDS

"""The HTTP/2 connection of an event loop to one server, for its tasks."""

from __future__ import annotations

import asyncio
from time import monotonic

from ....dataclass import replace
from ...errors import ConfigurationError
from ..async_pool import AsyncPool
from ..deadline import seconds_until
from ..engine import Engine
from ..failures import lost, not_connected
from ..network import Network
from ..opening import HTTP_2
from ..protocol import (
    HttpRequest,
    HttpResponse,
    NotSent,
    NotSentInTime,
    TransportFailure,
)
from ..request_faults import fault_in
from ..route import ConnectionRoute
from .async_shared import AsyncSharedConnection
from .pool import HTTP_1_ONLY


class AsyncHttp2Pool(AsyncPool):
    """Shares one connection among all exchanges; see `Http2Pool`."""

    def __init__(
        self, network: Network, route: ConnectionRoute, engine: Engine
    ) -> None:
        super().__init__(network, route, engine)
        self._shared: AsyncSharedConnection | None = None
        self._opening = asyncio.Lock()
        self._failed_at, self._failure = 0.0, ""

    async def _close_idle(self) -> None:
        if self._shared is not None:
            self._shared.retire()
            self._close_if_spent(self._shared)
        await super()._close_idle()

    async def _answer(
        self, request: HttpRequest, deadline: float
    ) -> HttpResponse | TransportFailure:
        if fault := fault_in(request):
            raise ConfigurationError(fault)
        if shared := await self._usable():
            answer = await self._shared_answer(shared, request, deadline)
            if answer is not None:
                return answer
        opened = await self._opened(deadline)
        if opened is None:
            return await super()._answer(request, deadline)
        if isinstance(opened, TransportFailure):
            return opened
        answer = await self._shared_answer(opened, request, deadline)
        return answer or not_connected(opened.failure, over=False)

    async def _shared_answer(
        self, shared: AsyncSharedConnection, request: HttpRequest, deadline: float
    ) -> HttpResponse | TransportFailure | None:
        """Makes an exchange; `None` if the connection takes no more, and nothing was sent."""
        try:
            stream = await shared.exchange(request, self._route, deadline)
        except ConfigurationError:
            raise
        except Exception as error:  # noqa: BLE001 - see `lost`
            return lost(error)
        finally:
            self._close_if_spent(shared)
        if stream is None:
            return None
        return lost(stream.failure) if stream.failure else stream.response()

    def _close_if_spent(self, shared: AsyncSharedConnection) -> None:
        if shared.is_spent:
            self._close(shared.connection)

    async def _usable(self) -> AsyncSharedConnection | None:
        shared = self._shared
        return shared if shared is not None and await shared.is_usable() else None

    async def _opened(
        self, deadline: float
    ) -> AsyncSharedConnection | TransportFailure | None:
        """See `Http2Pool._opened`."""
        if self._route.protocols == HTTP_1_ONLY:
            return None
        began = monotonic()
        try:
            async with asyncio.timeout(seconds_until(deadline)):
                await self._opening.acquire()
        except TimeoutError:
            return NotSentInTime("no answer in time")
        try:
            if self._route.protocols == HTTP_1_ONLY:
                return None
            if self._failed_at > began:
                return NotSent(self._failure)
            return await self._usable() or await self._new(deadline)
        finally:
            self._opening.release()

    async def _new(
        self, deadline: float
    ) -> AsyncSharedConnection | TransportFailure | None:
        connection = await self._connected(deadline)
        if isinstance(connection, TransportFailure):
            if isinstance(connection, NotSent):
                self._failed_at, self._failure = monotonic(), str(connection)
            return connection
        if connection.alpn_protocol != HTTP_2:
            self._route = replace(self._route, protocols=HTTP_1_ONLY)
            self._keep(connection)
            return None
        if self._shared is not None:
            self._shared.retire()
            self._close_if_spent(self._shared)
        self._shared = AsyncSharedConnection(connection)
        return self._shared

"""The connections of an event loop to one server, by httpcore2."""

from __future__ import annotations

from asyncio import Semaphore, timeout
from time import monotonic

from ...errors import ConfigurationError
from ..limiter import AsyncLimiter
from ..network import Network
from ..protocol import HttpRequest, HttpResponse, TimedOut, TransportFailure
from .connections import AsyncWatchedPool
from .exchange import Collected, failure_of, raw_headers
from .settings import pool_settings
from .stream import SocketBackend


class AsyncHttpPool:
    """An async pool of httpcore2 that keeps to what a transport is; see `HttpPool`."""

    def __init__(self, network: Network, origin: str) -> None:
        self._host = origin.partition("://")[2].encode("ascii")
        self._timeouts = {"connect": network.connect_timeout}
        self._limiter = AsyncLimiter(Semaphore(network.max_connections))
        self._pool = AsyncWatchedPool(
            **pool_settings(network, origin), network_backend=SocketBackend()
        )

    async def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends once and reads the answer; cancelling frees the connection.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The pool is closed, or a header cannot be sent.
        """
        answer = await self._answer(request)
        if isinstance(answer, TransportFailure):
            raise answer
        return answer

    async def close(self) -> None:
        """Refuses further exchanges; closes the connections after those that run."""
        if self._limiter.close():
            await self._pool.aclose()

    # Why failures are returned: see `HttpPool`.
    async def _answer(self, request: HttpRequest) -> HttpResponse | TransportFailure:
        try:
            async with timeout(request.timeout):
                await self._limiter.acquire(monotonic() + request.timeout)
                try:
                    return await self._exchange(request)
                finally:
                    if self._limiter.release():
                        await self._pool.aclose()
        except TimeoutError:
            return TimedOut("no answer in time")
        except (ConfigurationError, TransportFailure):
            raise
        except Exception as error:  # noqa: BLE001 - see `failure_of`
            return failure_of(error, over=False)

    async def _exchange(self, request: HttpRequest) -> HttpResponse:
        async with self._pool.stream(
            "POST",
            request.url,
            headers=raw_headers(request, self._host),
            content=request.body,
            extensions={"timeout": self._timeouts},
        ) as response:
            collected = Collected(request, response)
            if not collected.too_large:
                async for chunk in response.aiter_stream():
                    if not collected.add(chunk):
                        break
        return collected.response()

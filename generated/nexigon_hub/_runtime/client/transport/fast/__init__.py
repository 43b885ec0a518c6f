"""The fast transport: HTTP/1.1 with the least work per call.

It needs nothing but the standard library. Sync and async calls read and write the same
way: what is said over a connection is decided without input and output, by `reader`,
`tls` and `opening`; `sync_connection` and `async_connection` carry it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import ConfigurationError
from ..network import Network
from ..pools import LoopPools, ProcessPools
from ..protocol import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from .async_pool import AsyncPool
    from .sync_pool import Pool

__all__ = ["FastTransport"]


class FastTransport:
    """Takes the place of `HttpTransport` and behaves like it, in less time.

    It differs in what it speaks: HTTP/1.1 only, and proxies are http only.

    Raises:
        ConfigurationError: HTTP/2 is asked for.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()
        if self._network.http2:
            raise ConfigurationError("FastTransport does not speak HTTP/2")
        self._pools = ProcessPools(self._pool)
        self._async_pools = LoopPools(self._async_pool)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this thread.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The host or the proxy is not usable, or the transport
                is closed.
        """
        return self._pools.get(request.url).exchange(request)

    def close(self) -> None:
        """Closes this process's connections; exchanges that run finish first."""
        self._pools.close()

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this task; see `send`."""
        pools, url = self._async_pools, request.url
        return await (pools.find(url) or await pools.open(url)).exchange(request)

    async def aclose(self) -> None:
        """Closes the running loop's connections; exchanges that run finish first."""
        await self._async_pools.close()

    def _pool(self, origin: str) -> Pool:
        from .sync_pool import Pool

        return Pool(self._network, origin)

    def _async_pool(self, origin: str) -> AsyncPool:
        from .async_pool import AsyncPool

        return AsyncPool(self._network, origin)

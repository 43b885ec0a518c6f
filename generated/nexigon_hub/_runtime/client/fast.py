"""The fast transport: HTTP/1.1 with the least work per call.

Sync calls need nothing but the standard library; async calls need `aiohttp`, which is
imported at the first of them.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from .errors import ConfigurationError
from .http_network import Network
from .http_pools import LoopPools, ProcessPools
from .transport import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from .fast_async import AsyncPool
    from .fast_pool import Pool


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
        """Sends once, from this task; see `send`. It needs the package `aiohttp`."""
        pools, url = self._async_pools, request.url
        return await (pools.find(url) or await pools.open(url)).exchange(request)

    async def aclose(self) -> None:
        """Closes the running loop's connections; exchanges that run finish first."""
        await self._async_pools.close()

    def _pool(self, origin: str) -> Pool:
        from .fast_pool import Pool

        return Pool(self._network, origin)

    def _async_pool(self, origin: str) -> AsyncPool:
        if find_spec("aiohttp") is None:
            message = "for async clients FastTransport needs the package `aiohttp`"
            raise ConfigurationError(message)
        from .fast_async import AsyncPool

        return AsyncPool(self._network, origin)

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

    The one difference is on the way: proxies are http only.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()
        self._pools = ProcessPools(self._pool)
        self._async_pools = LoopPools(self._async_pool)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this thread.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The proxy is of a kind not supported.
        """
        return self._pools.get(request.url).exchange(request)

    def close(self) -> None:
        """Closes this process's connections."""
        for pool in self._pools.take_all():
            pool.close()

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this task; see `send`.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: aiohttp is not installed, or the proxy is of a kind not
                supported.
        """
        return await self._async_pools.get(request.url).exchange(request)

    async def aclose(self) -> None:
        """Closes the connections of the running event loop."""
        for pool in self._async_pools.take_all():
            await pool.close()

    def _pool(self, origin: str) -> Pool:
        from .fast_pool import Pool

        return Pool(self._network, origin)

    def _async_pool(self, origin: str) -> AsyncPool:
        if find_spec("aiohttp") is None:
            message = "for async clients FastTransport needs the package `aiohttp`"
            raise ConfigurationError(message)
        from .fast_async import AsyncPool

        return AsyncPool(self._network, origin)

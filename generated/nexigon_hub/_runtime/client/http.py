"""The default transport: HTTP/1.1 over pooled connections.

It stands on `httpcore2`, the part of httpx2 that moves the bytes, because the layer
above it has no deadline for a whole exchange. That is imported at the first call.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from .errors import ConfigurationError
from .http_network import Network
from .http_pools import LoopPools, ProcessPools
from .transport import HttpRequest, HttpResponse

if TYPE_CHECKING:
    import httpcore2

__all__ = ["HttpTransport", "Network"]


class HttpTransport:
    """Serves sync and async clients; each process and event loop has pools of its own.

    Keeps no cookies, follows no redirects, accepts no compression.
    """

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or Network()
        self._pools = ProcessPools(self._pool)
        self._async_pools = LoopPools(self._async_pool)

    def send(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this thread.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: httpx2 is not installed, or the proxy's URL is wrong.
        """
        pool = self._pools.get(request.url)
        from .http_exchange import exchange

        return exchange(pool, request, self._network.connect_timeout)

    def close(self) -> None:
        """Closes this process's connections."""
        for pool in self._pools.take_all():
            pool.close()

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Sends once, from this task; see `send`."""
        pool = self._async_pools.get(request.url)
        from .http_exchange import aexchange

        return await aexchange(pool, request, self._network.connect_timeout)

    async def aclose(self) -> None:
        """Closes the connections of the running event loop."""
        for pool in self._async_pools.take_all():
            await pool.aclose()

    def _pool(self, origin: str) -> httpcore2.ConnectionPool:
        _require_httpx2()
        from .http_core import new_pool

        return new_pool(self._network, origin)

    def _async_pool(self, origin: str) -> httpcore2.AsyncConnectionPool:
        _require_httpx2()
        from .http_core import new_async_pool

        return new_async_pool(self._network, origin)


def _require_httpx2() -> None:
    if find_spec("httpcore2") is None:
        raise ConfigurationError("the default transport needs the package `httpx2`")

"""The default transport: HTTP/1.1, or HTTP/2 if asked for, over pooled connections.

It stands on `httpcore2`, the part of httpx2 that moves the bytes, because the layer
above it has no deadline for a whole exchange. That is imported at the first call.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...errors import ConfigurationError
from ..network import Network
from ..pools import LoopPools, ProcessPools
from ..protocol import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from .async_pool import AsyncHttpPool
    from .sync_pool import HttpPool

__all__ = ["HttpTransport"]


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
            ConfigurationError: A package is not installed, the host or the proxy is
                not usable, or the transport is closed.
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

    def _pool(self, origin: str) -> HttpPool:
        _require_httpx2()
        from .sync_pool import HttpPool

        return HttpPool(self._network, origin)

    def _async_pool(self, origin: str) -> AsyncHttpPool:
        _require_httpx2()
        from .async_pool import AsyncHttpPool

        return AsyncHttpPool(self._network, origin)


def _require_httpx2() -> None:
    if find_spec("httpcore2") is None:
        raise ConfigurationError("the default transport needs the package `httpx2`")

"""The default transport: HTTP/1.1 by h11, or HTTP/2 if asked for.

It stands on the engine room of httpx2, which is imported at the first call.
"""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import ConfigurationError
from ..pools import AsyncClosablePool, ClosablePool, PooledTransport

__all__ = ["HttpTransport"]


class HttpTransport(PooledTransport):
    """What clients use that are given no transport.

    Args:
        network: How to reach servers.
    """

    def _pool(self, origin: str) -> ClosablePool:
        _require_httpx2()
        if self._network.http2:
            from ..http2.sync_pool import HttpPool

            return HttpPool(self._network, origin)
        from ..pool import Pool
        from .engine import H11Engine, route

        return Pool(self._network, route(self._network, origin), H11Engine())

    def _async_pool(self, origin: str) -> AsyncClosablePool:
        _require_httpx2()
        if self._network.http2:
            from ..http2.async_pool import AsyncHttpPool

            return AsyncHttpPool(self._network, origin)
        from ..async_pool import AsyncPool
        from .engine import H11Engine, route

        return AsyncPool(self._network, route(self._network, origin), H11Engine())


def _require_httpx2() -> None:
    if find_spec("httpcore2") is None:
        raise ConfigurationError("the default transport needs the package `httpx2`")

"""The default transport: HTTP/1.1 by h11, or HTTP/2 by h2 if asked for.

Both come with httpx2 and are imported at the first call.
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
        offers_http2 = self._offers_http2(origin)
        from .engine import H11Engine, route

        way = route(self._network, origin)
        if offers_http2:
            from ..http2.pool import Http2Pool

            return Http2Pool(self._network, way, H11Engine())
        from ..pool import Pool

        return Pool(self._network, way, H11Engine())

    def _async_pool(self, origin: str) -> AsyncClosablePool:
        offers_http2 = self._offers_http2(origin)
        from .engine import H11Engine, route

        way = route(self._network, origin)
        if offers_http2:
            from ..http2.async_pool import AsyncHttp2Pool

            return AsyncHttp2Pool(self._network, way, H11Engine())
        from ..async_pool import AsyncPool

        return AsyncPool(self._network, way, H11Engine())

    def _offers_http2(self, origin: str) -> bool:
        """Raises:
        ConfigurationError: A package is not installed.
        """
        if find_spec("httpcore2") is None:
            raise ConfigurationError("the default transport needs the package `httpx2`")
        if self._network.http2 and find_spec("h2") is None:
            raise ConfigurationError("HTTP/2 needs the package `httpx2[http2]`")
        return self._network.http2 and origin.startswith("https:")

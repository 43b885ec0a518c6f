"""`HttpTransport`, the default: HTTP/1.1 with h11, or HTTP/2 with h2 if it is set.

Both libraries come with httpx2, and are imported at the first call.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...errors import ConfigurationError
from ..pools import PooledTransport

if TYPE_CHECKING:
    from ..async_pool import AsyncPool
    from ..engine import Engine
    from ..pool import Pool
    from ..route import ConnectionRoute

__all__ = ["HttpTransport"]


class HttpTransport(PooledTransport):
    """The transport of clients that are given no other.

    Args:
        network: Settings: proxies, TLS, limits and HTTP/2.
    """

    def _pool(self, origin: str) -> Pool:
        if not self._offers_http2(origin):
            return super()._pool(origin)
        from ..http2.pool import Http2Pool

        return Http2Pool(self._network, *self._route_and_engine(origin))

    def _async_pool(self, origin: str) -> AsyncPool:
        if not self._offers_http2(origin):
            return super()._async_pool(origin)
        from ..http2.async_pool import AsyncHttp2Pool

        return AsyncHttp2Pool(self._network, *self._route_and_engine(origin))

    def _route_and_engine(self, origin: str) -> tuple[ConnectionRoute, Engine]:
        if find_spec("httpcore2") is None:
            raise ConfigurationError("the default transport needs the package `httpx2`")
        from .engine import H11Engine, route

        return route(self._network, origin), H11Engine()

    def _offers_http2(self, origin: str) -> bool:
        if self._network.http2 and find_spec("h2") is None:
            raise ConfigurationError("HTTP/2 needs the package `httpx2[http2]`")
        return self._network.http2 and origin.startswith("https:")

"""`FastTransport`: HTTP/1.1 with a parser of our own, which takes less time per call.

It needs nothing but the standard library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import ConfigurationError
from ..network import Network
from ..pools import PooledTransport

if TYPE_CHECKING:
    from ..engine import Engine
    from ..route import ConnectionRoute

__all__ = ["FastTransport"]


class FastTransport(PooledTransport):
    """Behaves like `HttpTransport`, takes less time per call, and has no HTTP/2.

    Args:
        network: Settings: proxies, TLS and limits.

    Raises:
        ConfigurationError: The settings ask for HTTP/2.
    """

    def __init__(self, network: Network | None = None) -> None:
        super().__init__(network)
        if self._network.http2:
            raise ConfigurationError("FastTransport does not speak HTTP/2")

    def _route_and_engine(self, origin: str) -> tuple[ConnectionRoute, Engine]:
        from ..route import route
        from .engine import FastEngine

        return route(self._network, origin), FastEngine()

"""The way to a server: where to connect, through which proxy, with which certificates."""

from __future__ import annotations

import ssl
from base64 import b64encode
from dataclasses import dataclass

from ...errors import ConfigurationError
from ..address import host_and_port
from ..network import Network, certificates, proxy_for
from ..proxy import Proxy


@dataclass(frozen=True, slots=True)
class Route:
    """The way to one server."""

    host: str
    port: int
    proxy: Proxy | None
    tls: ssl.SSLContext | None
    """`None` for `http://`."""

    @property
    def first_hop(self) -> tuple[str, int]:
        """Where to connect."""
        if self.proxy is None:
            return self.host, self.port
        return host_and_port(self.proxy.address)

    @property
    def tunnelled(self) -> bool:
        """Whether a proxy is asked to connect us, and sees no requests."""
        return self.proxy is not None and self.tls is not None

    @property
    def proxy_headers(self) -> dict[str, str]:
        """What tells the proxy who we are; empty if there is none or it need not
        know."""
        if self.proxy is None or self.proxy.credentials is None:
            return {}
        token = b64encode(":".join(self.proxy.credentials).encode()).decode("ascii")
        return {"proxy-authorization": f"Basic {token}"}


def route(network: Network, origin: str) -> Route:
    """The way to a server.

    Raises:
        ConfigurationError: The host or the proxy is not usable, or the proxy not http.
    """
    host, port = host_and_port(origin)
    proxy = proxy_for(network, origin)
    if proxy is not None and not proxy.address.startswith("http://"):
        message = "FastTransport takes http:// proxies only; HttpTransport takes others"
        raise ConfigurationError(message)
    secure = origin.startswith("https:")
    tls = certificates(network, ssl.create_default_context) if secure else None
    return Route(host, port, proxy, tls)

"""Routes: how to reach a server, through which proxy and with which certificates."""

from __future__ import annotations

import ssl
from base64 import b64encode
from collections.abc import Callable, Sequence

from ...dataclass import dataclass, field
from ..errors import ConfigurationError
from .address import host_and_port
from .network import Network, certificates, proxy_for
from .proxy import Proxy

_LONGEST_WORD = 255
"""Longest user or password in bytes that SOCKS5 can carry."""


@dataclass(frozen=True, slots=True)
class ConnectionRoute:
    """How to reach one server."""

    host: str
    port: int
    proxy: Proxy | None = None
    proxy_tls: ssl.SSLContext | None = None
    """`None` unless the proxy is an https one."""

    tls: ssl.SSLContext | None = None
    """`None` for `http://`."""

    protocols: Sequence[str] = ()
    """The protocols to offer by ALPN. If empty, those that `tls` is set to offer."""

    skip: int = 0
    """How many characters at the start of a URL are not sent: scheme and host, unless a proxy
    forwards the request."""

    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Headers of each request: `host`, and the credentials for a proxy that forwards it."""

    @property
    def tunnel(self) -> tuple[str, dict[str, str]]:
        """Target and headers of the `CONNECT` request to an HTTP proxy."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        target = f"{host}:{self.port}"
        known = {} if self.proxy is None else _credentials(self.proxy)
        return target, {"host": target, **known}

    @property
    def first_hop(self) -> tuple[str, int]:
        """Host and port to connect to: those of the proxy, or else of the server."""
        if self.proxy is None:
            return self.host, self.port
        return host_and_port(self.proxy.address)


def route(
    network: Network,
    origin: str,
    system: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    protocols: Sequence[str] = (),
) -> ConnectionRoute:
    """Makes the route to a server.

    Args:
        network: The settings.
        origin: Scheme, host and port of the server: `https://hub.example.com`.
        system: Makes a context that trusts what the system trusts.
        protocols: See `ConnectionRoute.protocols`.

    Raises:
        ConfigurationError: The host or the proxy is not usable, or TLS cannot be set up.
    """

    def context(address: str) -> ssl.SSLContext | None:
        # The certificates of the system take a while to load.
        is_secure = address.startswith("https:")
        return certificates(network, system) if is_secure else None

    host, port = host_and_port(origin)
    proxy = proxy_for(network, origin)
    tls = context(origin)
    forwarded = proxy is not None and tls is None and not proxy.is_socks
    if proxy is not None and proxy.is_socks:
        words = proxy.credentials or ()
        if any(len(word) > _LONGEST_WORD for word in words):
            raise ConfigurationError("a socks5 proxy takes no user or password so long")
    known = _credentials(proxy) if proxy is not None and forwarded else {}
    return ConnectionRoute(
        host,
        port,
        proxy=proxy,
        proxy_tls=context(proxy.address) if proxy is not None else None,
        tls=tls,
        protocols=protocols,
        skip=0 if forwarded else len(origin),
        headers={"host": origin.partition("://")[2]} | known,
    )


def _credentials(proxy: Proxy) -> dict[str, str]:
    """The header with the credentials for an HTTP proxy; empty if it wants none."""
    if proxy.credentials is None:
        return {}
    token = b64encode(b":".join(proxy.credentials)).decode("ascii")
    return {"proxy-authorization": f"Basic {token}"}

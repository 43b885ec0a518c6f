"""How to reach servers, whatever the transport: certificates, proxies, limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from .errors import ConfigurationError

if TYPE_CHECKING:
    import ssl

MAX_IDLE = 20
"""So many connections to a server are kept open for the next call."""

IDLE_SECONDS = 4.0
"""Many servers close a connection that was idle for 5 seconds. Closing it first keeps a
request from being lost on a connection that is just going away."""


@dataclass(frozen=True, slots=True)
class Network:
    """How to reach servers."""

    proxy: str | None = field(default=None, repr=False)  # may hold a password
    """URL of a proxy: http, https or socks5. `FastTransport` knows http only."""

    trust_env: bool = True
    """Without `proxy`: take it from HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY."""

    ssl_context: ssl.SSLContext | None = None
    """Certificates to trust and to present, instead of the system's."""

    accept_invalid_certificates: bool = False
    """Talk to any server that says it is the right one; an `ssl_context` decides
    that for itself."""

    connect_timeout: float = 5.0
    """Seconds that connecting may take in one attempt."""

    max_connections: int = 100
    """At most this many at once to a server."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy and who one is to it."""

    address: str
    """Scheme, host and port, `http://proxy.example.com:3128`."""

    credentials: tuple[str, str] | None = field(default=None, repr=False)
    """User and password."""


def proxy_for(network: Network, origin: str) -> Proxy | None:
    """The proxy on the way to a server, if there is one.

    Raises:
        ConfigurationError: It is of an unknown kind. Its URL is not shown.
    """
    url = network.proxy
    if url is None and network.trust_env:
        url = _environment_proxy(origin)
    if not url:
        return None
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in ("http", "https", "socks5", "socks5h"):
        raise ConfigurationError("the proxy must be http, https or socks5")
    address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
    if parts.username is None:
        return Proxy(address)
    return Proxy(address, (unquote(parts.username), unquote(parts.password or "")))


def certificates(
    network: Network, system: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    """The TLS side of a client.

    Args:
        network: May bring its own.
        system: Makes a context that trusts what the system trusts.
    """
    if network.ssl_context is not None:
        return network.ssl_context
    context = system()
    if network.accept_invalid_certificates:
        import ssl

        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _environment_proxy(origin: str) -> str | None:
    from urllib.request import getproxies, proxy_bypass

    scheme, _, host = origin.partition("://")
    if proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(scheme) or proxies.get("all")

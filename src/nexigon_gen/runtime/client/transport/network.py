"""The network, whatever the transport: certificates, proxies, limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from os import environ
from typing import TYPE_CHECKING

from ...lazy import LateModule
from ..errors import ConfigurationError
from ..options import MAX_TIMEOUT, is_count, is_duration
from .proxy import Proxy, environment_proxy, read_proxy

if TYPE_CHECKING:
    import ssl
else:
    ssl = LateModule("ssl")

MAX_IDLE = 20
"""So many connections to a server are kept open for the next call."""

IDLE_SECONDS = 4.0
"""Many servers close a connection that was idle for 5 seconds. Giving it up first keeps
a request from being lost on a connection that is just going away."""


@dataclass(frozen=True, slots=True)
class Network:
    """How to reach servers.

    Raises:
        ConfigurationError: A value is out of its range.
    """

    proxy: str | None = field(default=None, repr=False)  # may hold a password
    """URL of a proxy: http, https or socks5. Empty: none, whatever the environment
    says."""

    trust_env: bool = True
    """Without `proxy`: take it from HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY."""

    ssl_context: ssl.SSLContext | None = None
    """Certificates to trust and to present, instead of the system's."""

    accept_invalid_certificates: bool = False
    """Talk to any server or proxy that says it is the right one; an `ssl_context`
    decides that for itself."""

    connect_timeout: float = 5.0
    """Seconds that connecting may take in one attempt: more than 0, at most a day."""

    max_connections: int = 100
    """At most this many requests at once to a server; at least 1."""

    http2: bool = False
    """Speak HTTP/2 with https servers that do, all requests over one connection. Needs
    the package `httpx2[http2]`; not with `FastTransport`."""

    def __post_init__(self) -> None:
        if self.proxy:
            read_proxy(self.proxy)
        if not is_duration(self.connect_timeout):
            raise ConfigurationError(
                "connect_timeout must be a number of seconds, above 0, "
                f"at most {MAX_TIMEOUT:.0f}"
            )
        if self.ssl_context is not None and not _is_context(self.ssl_context):
            raise ConfigurationError("ssl_context must be an ssl.SSLContext")
        if not is_count(self.max_connections):
            raise ConfigurationError("max_connections must be at least 1")


def _is_context(value: object) -> bool:
    import ssl  # whoever has a context has loaded it

    return isinstance(value, ssl.SSLContext)


def proxy_for(network: Network, origin: str) -> Proxy | None:
    """The proxy on the way to a server, if there is one.

    Raises:
        ConfigurationError: The one that the environment names is not usable.
    """
    url = network.proxy
    if url is None and network.trust_env:
        url = environment_proxy(origin)
    return read_proxy(url) if url else None


def certificates(
    network: Network, system: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    """The TLS side of a client.

    Args:
        network: May bring its own.
        system: Makes a context that trusts what the system trusts.

    Raises:
        ConfigurationError: What the environment names for it cannot be loaded.
    """
    if network.ssl_context is not None:
        return network.ssl_context
    try:
        return _trusting() if network.accept_invalid_certificates else system()
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"TLS cannot be set up: {error}; look at the environment's "
            "SSL_CERT_FILE, SSL_CERT_DIR and SSLKEYLOGFILE"
        ) from error


def _trusting() -> ssl.SSLContext:
    # What the system trusts takes a while to load, and would not be looked at.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if keys := environ.get("SSLKEYLOGFILE"):
        context.keylog_filename = keys
    return context

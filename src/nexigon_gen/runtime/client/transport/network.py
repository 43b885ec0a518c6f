"""`Network`, the settings of transports that open connections: proxies, TLS, limits."""

from __future__ import annotations

from collections.abc import Callable
from os import environ
from typing import TYPE_CHECKING

from ...dataclass import dataclass, field
from ...lazy import LateModule
from ..errors import ConfigurationError
from ..options import MAX_TIMEOUT, is_count, is_duration, is_flag
from .proxy import Proxy, environment_proxy, read_proxy

if TYPE_CHECKING:
    import ssl
else:
    ssl = LateModule("ssl")

MAX_IDLE = 20
"""How many idle connections to a server are kept open for the next calls."""

IDLE_SECONDS = 4.0
"""How long an idle connection is kept. Many servers close one after 5 seconds; closing it
before them means that no request is sent on a connection that is just going away."""


@dataclass(frozen=True, slots=True)
class Network:
    """How to reach servers.

    Raises:
        ConfigurationError: A value is out of its range.
    """

    proxy: str | None = field(default=None, repr=False)  # may hold a password
    """URL of a proxy: `http://`, `https://` or `socks5://`. An empty text means no proxy,
    not even one of the environment."""

    trust_env: bool = True
    """Without `proxy`, whether HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY count."""

    ssl_context: ssl.SSLContext | None = None
    """Which certificates to trust and to present; by default those that the system trusts."""

    accept_invalid_certificates: bool = False
    """Accept any certificate of servers and proxies: for tests only. Has no effect with an
    `ssl_context`, which has its own setting for that."""

    connect_timeout: float = 5.0
    """Seconds that an attempt may take to connect: above 0, at most a day."""

    max_connections: int = 100
    """How many requests to one server may run at once, at least 1. Others wait."""

    http2: bool = False
    """Use HTTP/2 with https servers that offer it: all requests share one connection. Needs
    the package `httpx2[http2]`, and `HttpTransport`."""

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
        flags = {
            "trust_env": self.trust_env,
            "accept_invalid_certificates": self.accept_invalid_certificates,
            "http2": self.http2,
        }
        for name, value in flags.items():
            if not is_flag(value):
                raise ConfigurationError(f"{name} must be True or False")


def _is_context(value: object) -> bool:
    import ssl  # loaded already, if the value is a context

    return isinstance(value, ssl.SSLContext)


def proxy_for(network: Network, origin: str) -> Proxy | None:
    """The proxy on the way to a server, if there is one.

    Raises:
        ConfigurationError: The proxy of the environment is not usable.
    """
    url = network.proxy
    if url is None and network.trust_env:
        url = environment_proxy(origin)
    return read_proxy(url) if url else None


def certificates(
    network: Network, system: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    """The `SSLContext` of a client.

    Args:
        network: The settings, which may bring a context.
        system: Makes a context that trusts what the system trusts.

    Raises:
        ConfigurationError: A file that the environment names for TLS cannot be loaded.
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
    # Not the default context: it loads the certificates of the system, which takes a while.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    if keys := environ.get("SSLKEYLOGFILE"):
        context.keylog_filename = keys
    return context

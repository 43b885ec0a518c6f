"""The settings of httpcore2's pools."""

from __future__ import annotations

import ssl
from importlib.util import find_spec

from ...errors import ConfigurationError
from ..address import host_and_port
from ..lent import lent
from ..network import IDLE_SECONDS, MAX_IDLE, Network, certificates, proxy_for
from .engine import PoolSettings, Proxy, default_ssl_context


def pool_settings(network: Network, origin: str) -> PoolSettings:
    """For the connections to one server.

    Raises:
        ConfigurationError: Its host or the proxy is not usable, or TLS cannot be set
            up.
    """
    host_and_port(origin)
    if network.http2 and find_spec("h2") is None:
        raise ConfigurationError("HTTP/2 needs the package `httpx2[http2]`")
    return PoolSettings(
        ssl_context=_certificates(network, origin),
        proxy=_proxy(network, origin),
        max_connections=network.max_connections,
        max_keepalive_connections=MAX_IDLE,
        keepalive_expiry=IDLE_SECONDS,
        http2=network.http2,
    )


def _certificates(network: Network, origin: str) -> ssl.SSLContext | None:
    # Those of the system take a while to load.
    if not origin.startswith("https:"):
        return None
    context = certificates(network, default_ssl_context)
    return context if network.ssl_context is None else lent(context)


def _proxy(network: Network, origin: str) -> Proxy | None:
    proxy = proxy_for(network, origin)
    if proxy is None:
        return None
    if proxy.address.startswith("socks") and find_spec("socksio") is None:
        raise ConfigurationError("a socks5 proxy needs the package `httpx2[socks]`")
    credentials = proxy.credentials
    return Proxy(
        proxy.address,
        auth=credentials and (credentials[0].encode(), credentials[1].encode()),
        ssl_context=_certificates(network, proxy.address),
    )

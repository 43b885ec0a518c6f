"""Builds the connection pools of httpcore2."""

from __future__ import annotations

import ssl

import httpcore2

from .http_deadline import DeadlineBackend
from .http_network import IDLE_SECONDS, MAX_IDLE, Network, certificates, proxy_for


def new_pool(network: Network, origin: str) -> httpcore2.ConnectionPool:
    """A pool for the threads of this process."""
    return httpcore2.ConnectionPool(
        ssl_context=_certificates(network, origin),
        proxy=_proxy(network, origin),
        max_connections=network.max_connections,
        max_keepalive_connections=MAX_IDLE,
        keepalive_expiry=IDLE_SECONDS,
        network_backend=DeadlineBackend(),
    )


def new_async_pool(network: Network, origin: str) -> httpcore2.AsyncConnectionPool:
    """A pool for the tasks of the running event loop."""
    return httpcore2.AsyncConnectionPool(
        ssl_context=_certificates(network, origin),
        proxy=_proxy(network, origin),
        max_connections=network.max_connections,
        max_keepalive_connections=MAX_IDLE,
        keepalive_expiry=IDLE_SECONDS,
    )


def _certificates(network: Network, origin: str) -> ssl.SSLContext | None:
    # Those of the system take a while to load.
    if origin.startswith("http:"):
        return None
    return certificates(network, httpcore2.default_ssl_context)


def _proxy(network: Network, origin: str) -> httpcore2.Proxy | None:
    proxy = proxy_for(network, origin)
    if proxy is None:
        return None
    if proxy.credentials is None:
        return httpcore2.Proxy(proxy.address)
    user, password = proxy.credentials
    return httpcore2.Proxy(proxy.address, auth=(user.encode(), password.encode()))

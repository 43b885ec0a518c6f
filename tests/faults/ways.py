"""The ways to a server: directly, with TLS, and through proxies."""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from nexigon_gen.runtime.client.transport.network import Network

from .accepting import Serve, accepting
from .proxies import tunnels

WAYS = ("plain", "tls", "forwarded", "tunnelled")
DIRECTLY = pytest.mark.parametrize("way", WAYS[:2])
"""Without a proxy, and so over HTTP/2 too, which is spoken with TLS."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach a server."""

    url: str
    network: Network


@contextmanager
def way_to(serve: Serve, way: str, tls: ssl.SSLContext) -> Generator[Way]:
    """A server that leaves each connection to a function, and the way to it.

    Args:
        serve: What the server does with a connection.
        way: One of `WAYS`.
        tls: The server's side.
    """
    if way == "tunnelled":
        # A proxy may wait for its server, which has to end first.
        with (
            accepting(tunnels(lambda: urlsplit(url).port or 0)) as proxy,
            accepting(serve, tls) as url,
        ):
            yield Way(url, Network(proxy=proxy, accept_invalid_certificates=True))
        return
    with accepting(serve, tls if way == "tls" else None) as url:
        if way == "forwarded":
            yield Way("http://hub.test", Network(proxy=url))
        else:
            network = Network(accept_invalid_certificates=True, trust_env=False)
            yield Way(url, network)

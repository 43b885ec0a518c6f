"""The exchange over a connection before its first request: with a proxy, and for TLS.

Written as generators that do no input or output: each step yields bytes to send, perhaps
none, and is sent the bytes that came next, which are empty at the end of the connection.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias

from .engine import Engine, NotHttp
from .failures import Refused
from .route import ConnectionRoute
from .socks import NOT_CONNECTED, SAYS_MORE, socks
from .tls import Tls

Opening: TypeAlias = Generator[bytes, bytes, Tls | None]
"""Returns the TLS session of the connection, if it has one."""

HTTP_1, HTTP_2 = "http/1.1", "h2"
"""The protocols, as ALPN names them."""

TOO_EARLY = "the server spoke before it was asked"
"""Message about bytes that come before the first request."""


def opening(route: ConnectionRoute, engine: Engine) -> Opening:
    """Passes the proxy and makes the TLS handshakes, over a connection to the first hop.

    Raises:
        Refused: The proxy refuses, or the server does not offer a protocol that we speak.
        ssl.SSLError: A certificate is not valid, or a handshake fails.
    """
    tls: Tls | None = None
    if route.proxy_tls is not None:
        tls = Tls(route.proxy_tls, route.first_hop[0])
        yield from tls.handshake()
    if route.proxy is not None and route.proxy.is_socks:
        yield from socks(route.host, route.port, route.proxy.credentials)
    elif route.proxy is not None and route.tls is not None:
        yield from _within(tls, _tunnel(route, engine))
    if route.tls is not None:
        tls = Tls(route.tls, route.host, protocols=route.protocols, below=tls)
        yield from tls.handshake()
        if tls.alpn_protocol not in (None, HTTP_1, *route.protocols):
            raise Refused("the ssl_context offers HTTP/2, which this does not speak")
    # Only an HTTP/2 server may send something before the first request.
    if tls is not None and tls.alpn_protocol != HTTP_2 and tls.decrypted(b""):
        raise Refused(TOO_EARLY)
    return tls


def _within(
    tls: Tls | None, steps: Generator[bytes, bytes, None]
) -> Generator[bytes, bytes, None]:
    """The steps over a connection that may already be encrypted: that to an https proxy."""
    if tls is None:
        yield from steps
        return
    outgoing = next(steps)
    try:
        while True:
            data = yield b"".join(tls.encrypted(outgoing))
            text = tls.decrypted(data) if data else b""
            outgoing = steps.send(text) if text or not data or tls.is_ended else b""
    except StopIteration:
        return


def _tunnel(route: ConnectionRoute, engine: Engine) -> Generator[bytes, bytes, None]:
    outgoing, reader = engine.connect(route)
    try:
        while not reader.status:
            data = yield outgoing
            outgoing = b""
            if data:
                reader.feed(data)
            else:
                reader.end()
    except NotHttp as error:
        raise Refused(f"{NOT_CONNECTED}: {error}") from None
    if not 200 <= reader.status < 300:
        raise Refused(f"{NOT_CONNECTED}: HTTP {reader.status}")
    if reader.has_surplus:
        raise Refused(SAYS_MORE)

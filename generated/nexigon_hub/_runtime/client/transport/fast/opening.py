"""What is said over a new connection before the first request: to a proxy, and for TLS."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias

from .grammar import NotHttp
from .reader import ResponseReader
from .request import connect_request
from .route import Route
from .tls import Tls

Opening: TypeAlias = Generator[bytes, bytes, Tls | None]
"""Yields what to send, perhaps nothing, and is sent what comes next: empty at the end of
the connection. Returns the encryption of what follows, if it is encrypted."""


TOO_EARLY = "the server spoke before it was asked"
"""What is said of bytes that come before the first request."""


class Refused(Exception):
    """There is no way to the server. The text is shown."""


def opening(route: Route) -> Opening:
    """Opens the way to a server over a connection to the first hop.

    Raises:
        Refused: By the proxy, or by what the server wants to speak.
        ssl.SSLError: The server is not the one that was asked for.
    """
    if route.tunnelled:
        yield from _tunnel(route)
    if route.tls is None:
        return None
    tls = Tls(route.tls, route.host)
    while not tls.shake_hands():
        tls.accept((yield tls.outgoing()))
    if tls.decrypted(b""):
        raise Refused(TOO_EARLY)
    if tls.speaks not in (None, "http/1.1"):
        raise Refused(
            "the ssl_context offers HTTP/2, which FastTransport does not speak"
        )
    return tls


def _tunnel(route: Route) -> Generator[bytes, bytes, None]:
    reader = ResponseReader(0, connects=True)
    outgoing = connect_request(route)
    try:
        while not reader.status:
            data = yield outgoing
            outgoing = b""
            if not data:
                break
            reader.feed(data)
    except NotHttp:
        pass
    if not 200 <= reader.status < 300:
        raise Refused("the proxy refused to connect")
    if reader.has_surplus:
        raise Refused("the proxy says more than it was asked")

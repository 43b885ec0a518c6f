"""Transports: they send one request once, and return the answer.

`protocol` is what a transport has to do. `http/` and `fast/` are the two that open
connections; both use the other files of this folder.

    transport   `http/`, `fast/`: choose an engine        `pools.py`: one pool a server
    pool        `pool.py`, `async_pool.py`: lend connections, limit how many there are
    connection  `connection.py`, `async_connection.py`: one socket, with TLS
    engine      `engine.py`: requests to bytes, bytes to answers; no input or output
"""

from .protocol import (
    AsyncTransport,
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    Transport,
    TransportFailure,
)

# Users import these from here, too.
__all__ = [
    "AsyncTransport",
    "ConnectionLost",
    "HttpRequest",
    "HttpResponse",
    "NotSent",
    "TimedOut",
    "Transport",
    "TransportFailure",
]

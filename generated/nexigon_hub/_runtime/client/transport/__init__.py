"""Transports: what carries a request to the server, once.

`protocol` says what any of them is. Two of ours open connections, one folder each; the
files beside them are what both use.
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

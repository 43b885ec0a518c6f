"""Transports: HTTP and its settings, and the protocols for one of your own."""

from __future__ import annotations

from ..client.transport.fast import FastTransport
from ..client.transport.http import HttpTransport
from ..client.transport.network import Network
from ..client.transport.protocol import (
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
    "FastTransport",
    "HttpRequest",
    "HttpResponse",
    "HttpTransport",
    "Network",
    "NotSent",
    "TimedOut",
    "Transport",
    "TransportFailure",
]

"""What carries requests: HTTP and its settings, and how to write another."""

from __future__ import annotations

from ._runtime.client.transport.fast import FastTransport
from ._runtime.client.transport.http import HttpTransport
from ._runtime.client.transport.network import Network
from ._runtime.client.transport.protocol import (
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

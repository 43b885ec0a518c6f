"""Failures of connections: what they mean for a call.

The errors themselves are not kept: their frames hold the headers.
"""

from __future__ import annotations

from .engine import NotHttp
from .protocol import (
    ConnectionLost,
    NotSent,
    NotSentInTime,
    TimedOut,
    TransportFailure,
)


class Refused(Exception):
    """There is no way to the server. The text is shown."""


def not_connected(error: Exception, *, over: bool) -> TransportFailure:
    """Why there is no connection; nothing was sent.

    Args:
        error: Whatever connecting ended with.
        over: Whether connecting had all the time that there was.
    """
    match error:
        case TimeoutError(errno=None) if over:  # others are the system's
            return NotSentInTime("no answer in time")
        case TimeoutError(errno=None):
            return NotSent("connecting took too long")
        case Refused() | NotHttp():
            return NotSent(str(error))
        case _:
            return NotSent(_because("cannot connect", error))


def lost(error: Exception) -> TransportFailure:
    """Why there is no answer.

    Args:
        error: Whatever the exchange ended with.
    """
    match error:
        case TimeoutError(errno=None):
            return TimedOut("no answer in time")
        case Refused():
            return NotSent(str(error))
        case NotHttp():
            return ConnectionLost(str(error))
        case _:
            return ConnectionLost(_because("the connection broke", error))


def _because(what: str, error: Exception) -> str:
    """`cannot connect: [Errno 111] Connection refused`. The text of the system's errors
    and of TLS's holds nothing that was sent or received; others are named by kind."""
    told = str(error) if isinstance(error, OSError) else type(error).__name__
    return f"{what}: {told}" if told else what

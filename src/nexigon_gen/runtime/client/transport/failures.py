"""Transport failures, made from the errors of connections.

The errors themselves are not chained: the frames of their tracebacks hold the headers.
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
    """The server cannot be reached, or refused before the request. Users see the text."""


def not_connected(error: Exception, *, over: bool) -> TransportFailure:
    """The failure of a request that was not sent, since connecting failed.

    Args:
        error: What connecting raised.
        over: Whether connecting had all the time of the call, and not only
            `connect_timeout`.
    """
    match error:
        case TimeoutError(errno=None) if over:  # with an errno it is the system's
            return NotSentInTime("no answer in time")
        case TimeoutError(errno=None):
            return NotSent("connecting took too long")
        case Refused() | NotHttp():
            return NotSent(str(error))
        case _:
            return NotSent(_because("cannot connect", error))


def lost(error: Exception) -> TransportFailure:
    """The failure of a request that got no answer.

    Args:
        error: What the exchange raised.
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
    """A message such as `cannot connect: [Errno 111] Connection refused`.

    The texts of `OSError`, which includes TLS errors, quote nothing that was sent or
    received. Of other errors only the name is shown.
    """
    told = str(error) if isinstance(error, OSError) else type(error).__name__
    return f"{what}: {told}" if told else what

"""What it means for a call that a connection failed.

The errors themselves are not kept: their frames hold the headers.
"""

from __future__ import annotations

from ..protocol import ConnectionLost, NotSent, TimedOut, TransportFailure
from ..request import because
from .grammar import NotHttp
from .opening import Refused

FAILURES = (OSError, NotHttp, Refused)
"""What connections raise; errors of TLS are among those of the system."""


def not_connected(error: Exception, *, over: bool) -> TransportFailure:
    """Why there is no connection; nothing was sent.

    Args:
        error: One of `FAILURES`.
        over: Whether connecting had all the time that there was.
    """
    match error:
        case TimeoutError(errno=None) if over:
            return TimedOut("no answer in time")
        case TimeoutError(errno=None):
            return NotSent("connecting took too long")
        case OSError():
            return NotSent(because("cannot connect", error))
        case _:
            return NotSent(str(error))


def lost(error: Exception) -> TransportFailure:
    """Why there is no answer.

    Args:
        error: One of `FAILURES`.
    """
    match error:
        case TimeoutError(errno=None):  # others are the system's
            return TimedOut("no answer in time")
        case OSError():
            return ConnectionLost(because("the connection broke", error))
        case Refused():
            return NotSent(str(error))
        case _:
            return ConnectionLost(str(error))

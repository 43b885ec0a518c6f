"""The state of a socket that does not block, as the system knows it at this moment."""

from __future__ import annotations

import select
import socket
import sys
from collections.abc import Callable
from math import ceil
from typing import TypeAlias

from .deadline import seconds_until

Readable: TypeAlias = Callable[[float], object]
"""Waits so many milliseconds at most; something true if there is something to read, or
the end."""


TICKETS_MS = 2
"""Milliseconds that a long request waits at most on a new connection with TLS.

The tickets that a server sends at the end of the handshake are confirmed by what comes
after them: see `acknowledge`. Over a short way they are there by then.
"""


def readable(descriptor: int) -> Readable:
    """Watches a socket for what comes."""
    if sys.platform == "win32":
        return lambda wait: select.select([descriptor], [], [], wait / 1000)[0]
    watch = select.poll()
    watch.register(descriptor, select.POLLIN)
    return watch.poll


def acknowledge(connection: socket.socket) -> None:
    """Confirms at once what comes, while a long request is being sent.

    A server that answers before it has read one, and closes, may still hold the answer
    back until what it said before, in the name of TLS, is confirmed: then it is lost.
    Only Linux can be asked for it, and has to be after each part that fills the window.
    """
    if sys.platform == "linux":
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def wait_to_write(descriptor: int, deadline: float) -> bool:
    """Waits until there is room to write, or something to read.

    Returns:
        Whether there is something to read.

    Raises:
        TimeoutError: There was neither in time.
    """
    here = [descriptor]
    if sys.platform == "win32":
        can_read, can_write, _ = select.select(here, here, [], seconds_until(deadline))
        if not (can_read or can_write):
            raise TimeoutError
        return bool(can_read)
    both = select.poll()
    both.register(descriptor, select.POLLIN | select.POLLOUT)
    found = both.poll(ceil(seconds_until(deadline) * 1000))
    if not found:
        raise TimeoutError
    return found[0][1] != select.POLLOUT

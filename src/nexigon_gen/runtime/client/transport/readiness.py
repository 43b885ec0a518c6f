"""Waiting for sockets: until there is something to read, or room to write."""

from __future__ import annotations

import select
import socket
import sys
from collections.abc import Callable
from math import ceil
from typing import TypeAlias

from .deadline import seconds_until

Readable: TypeAlias = Callable[[float], object]
"""Waits for some milliseconds at most. True if there is something to read, or the end."""


TICKETS_MS = 2
"""Milliseconds that a long request waits for the session tickets on a new TLS connection.

A server sends them at the end of the handshake. If they have arrived before the request is
sent, the request acknowledges them: for why this matters see `acknowledge`.
"""


def readable(descriptor: int) -> Readable:
    """Makes the function that waits for a socket to become readable."""
    if sys.platform == "win32":
        return lambda wait: select.select([descriptor], [], [], wait / 1000)[0]
    watch = select.poll()
    watch.register(descriptor, select.POLLIN)
    return watch.poll


def acknowledge(connection: socket.socket) -> None:
    """Asks the system to acknowledge received packets at once, during a long request.

    A server may answer before it has read the whole request, and close. Its system may
    hold the answer back until the TLS session tickets before it are acknowledged, and the
    close then discards it. Only Linux has such an option, and it has to be set again after
    each part that fills the window.
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

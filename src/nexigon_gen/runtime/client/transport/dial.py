"""Sockets of threads: the addresses of a host, and a connection to one that answers."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from itertools import zip_longest
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, TypeAlias

from .deadline import left

Address: TypeAlias = tuple[int, int, int, str, tuple[Any, ...]]
"""What `getaddrinfo` gives: family, type, protocol, canonical name, address."""


def dial(host: str, port: int, until: float) -> socket.socket:
    """A socket connected to the first address of a host that answers. It does not block.

    Each address has its share of the time: there may be others to try after it.

    Args:
        host: Name or address.
        port: Of the host.
        until: When it is given up, a point on the monotonic clock.

    Raises:
        OSError: No address answers, the error is the last one's; `TimeoutError` if there
            is no time left.
    """
    addresses = [*(literal(host, port) or alternating(_looked_up(host, port, until)))]
    failure = OSError("the host has no address")
    while addresses:
        address = addresses.pop(0)
        try:
            return _connected(address, left(until) / (len(addresses) + 1))
        except OSError as error:
            failure = error
    raise failure


def literal(host: str, port: int) -> Sequence[Address]:
    """The address that a host is itself; empty if it is a name."""
    try:
        return socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )
    except (OSError, UnicodeError):
        return []


def alternating(found: Sequence[Address]) -> list[Address]:
    """IPv6 and IPv4 in turn: one of them may lead nowhere."""
    first = [each for each in found if each[0] == found[0][0]]
    other = [each for each in found if each[0] != found[0][0]]
    pairs = zip_longest(first, other)
    return [each for pair in pairs for each in pair if each is not None]


def look_up(
    host: str, port: int, tell: Callable[[Sequence[Address] | Exception], None]
) -> None:
    """Looks up the addresses of a name.

    The system takes as long as it likes. It does so in a thread of its own, which nobody
    has to wait for: neither others whose names come, nor the end of an event loop.

    Args:
        host: The name.
        port: Of the host.
        tell: Called in that thread, once.
    """

    def ask() -> None:
        found: Sequence[Address] | Exception
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except Exception as error:  # noqa: BLE001 - told to who waits
            found = error
        tell(found)

    Thread(target=ask, daemon=True).start()


def _looked_up(host: str, port: int, until: float) -> Sequence[Address]:
    answers = SimpleQueue[Sequence[Address] | Exception]()
    look_up(host, port, answers.put)
    try:
        answer = answers.get(timeout=left(until))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _connected(address: Address, seconds: float) -> socket.socket:
    family, kind, protocol, _, where = address
    connection = socket.socket(family, kind, protocol)
    try:
        connection.settimeout(seconds)
        connection.connect(where)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setblocking(False)
    except BaseException:
        connection.close()
        raise
    return connection

"""Connecting of sockets in threads: look up the addresses of a host, and race them."""

from __future__ import annotations

import os
import socket
from collections import deque
from collections.abc import Callable, Sequence
from errno import EINPROGRESS, EWOULDBLOCK
from itertools import zip_longest
from queue import Empty, SimpleQueue
from selectors import EVENT_WRITE, DefaultSelector
from threading import Thread
from typing import Any, TypeAlias

from .deadline import seconds_until

Address: TypeAlias = tuple[int, int, int, str, tuple[Any, ...]]
"""What `getaddrinfo` gives: family, type, protocol, canonical name, address."""

HEAD_START = 0.25
"""Seconds that an address is tried before the next one is, too (RFC 8305)."""


def dial(host: str, port: int, deadline: float) -> socket.socket:
    """Connects a non-blocking socket to the address of a host that answers first.

    Args:
        host: Name or address.
        port: Port of the host.
        deadline: When to give up, on the monotonic clock.

    Raises:
        OSError: No address answers: the error of the last one. `TimeoutError` if the
            deadline has passed.
    """
    found = literal(host, port) or alternating(_looked_up(host, port, deadline))
    return _race(found, deadline)


def literal(host: str, port: int) -> Sequence[Address]:
    """The address of a host that is written as one; empty if the host is a name."""
    try:
        return socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )
    except (OSError, UnicodeError):
        return []


def alternating(found: Sequence[Address]) -> list[Address]:
    """The addresses with IPv6 and IPv4 in turn, since a network may have only one of them."""
    first = [each for each in found if each[0] == found[0][0]]
    other = [each for each in found if each[0] != found[0][0]]
    pairs = zip_longest(first, other)
    return [each for pair in pairs for each in pair if each is not None]


def look_up(
    host: str, port: int, tell: Callable[[Sequence[Address] | Exception], None]
) -> None:
    """Looks up the addresses of a name, in a thread of its own.

    `getaddrinfo` has no timeout. A thread of a pool would keep other lookups waiting, and
    an event loop waits for its pool when it ends; nobody has to wait for this thread.

    Args:
        host: The name.
        port: Port of the host.
        tell: Called once with the addresses or the error, from the thread; from here if
            no thread can be started.
    """

    def ask() -> None:
        found: Sequence[Address] | Exception
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except Exception as error:  # noqa: BLE001 - handed to `tell`
            found = error
        tell(found or OSError("the host has no address"))

    try:
        Thread(target=ask, daemon=True).start()
    except RuntimeError:  # of the system, which has none left
        tell(OSError("no thread can be started to look up the host"))


def _looked_up(host: str, port: int, deadline: float) -> Sequence[Address]:
    answers = SimpleQueue[Sequence[Address] | Exception]()
    look_up(host, port, answers.put)
    try:
        answer = answers.get(timeout=seconds_until(deadline))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _race(addresses: Sequence[Address], deadline: float) -> socket.socket:
    failure = OSError("no address was tried")
    rest = deque(addresses)
    with DefaultSelector() as attempts:
        try:
            while rest or attempts.get_map():
                if rest:
                    try:
                        attempt = _begun(rest.popleft())
                    except OSError as error:
                        failure = error
                        continue
                    attempts.register(attempt, EVENT_WRITE, attempt)
                seconds = seconds_until(deadline)
                ended = attempts.select(min(seconds, HEAD_START) if rest else seconds)
                for key, _ in ended:
                    done: socket.socket = key.data
                    attempts.unregister(done)
                    code = done.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if not code:
                        return done
                    done.close()
                    failure = OSError(code, os.strerror(code))
        finally:
            for key in attempts.get_map().values():
                key.data.close()
    raise failure


def _begun(address: Address) -> socket.socket:
    """A non-blocking socket that has begun to connect."""
    family, kind, protocol, _, where = address
    connection = socket.socket(family, kind, protocol)
    try:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        code = connection.connect_ex(where)
        if code not in (0, EINPROGRESS, EWOULDBLOCK):
            raise OSError(code, os.strerror(code))
    except BaseException:
        connection.close()
        raise
    return connection

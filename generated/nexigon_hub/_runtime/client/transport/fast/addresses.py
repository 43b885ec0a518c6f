"""The addresses of hosts."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, NamedTuple


class Address(NamedTuple):
    """Where to connect."""

    family: int
    place: Any  # as the system has it, for each family another tuple


def literal(host: str, port: int) -> list[Address]:
    """The address that a host is itself; empty if it is a name."""
    try:
        return stream_addresses(
            socket.getaddrinfo(
                host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
            )
        )
    except OSError:
        return []


def look_up(host: str, port: int, until: float) -> list[Address]:
    """The addresses of a host, the one to try first in front.

    The system takes as long as it likes. It does so in a thread of its own, which is
    left behind at the deadline.

    Raises:
        OSError: There are none; `TimeoutError` if they are not known in time.
    """
    found = literal(host, port)
    if found:
        return found
    answers = SimpleQueue[list[Address] | OSError]()

    def ask() -> None:
        try:
            infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(stream_addresses(infos))
        except OSError as error:
            answers.put(error)
        except UnicodeError:
            answers.put(OSError("the host is no name"))

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=left(until))
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def stream_addresses(infos: Iterable[tuple[Any, ...]]) -> list[Address]:
    """What `getaddrinfo` found."""
    return [Address(int(info[0]), info[4]) for info in infos]


def share(until: float, others: int) -> float:
    """Seconds for one address, if there may be others to try after it.

    Raises:
        TimeoutError: There is no time left.
    """
    return left(until) / (others + 1)


def left(until: float) -> float:
    """Seconds until a point on the monotonic clock.

    Raises:
        TimeoutError: It is past.
    """
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds

"""Connecting of sockets in event loops: look up the addresses of a host, and race them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from contextlib import suppress

from .dial import HEAD_START, Address, alternating, literal, look_up


async def adial(host: str, port: int) -> socket.socket:
    """Connects a non-blocking socket to the address of a host that answers first.

    Raises:
        OSError: No address answers: the error of the last one.
    """
    found = literal(host, port) or await _looked_up(host, port)
    if len(found) == 1:
        return await _open(found[0])
    return await _race(alternating(found))


async def _looked_up(host: str, port: int) -> Sequence[Address]:
    # Not in the threads of the loop: they are few, and the loop waits for them at its end.
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Sequence[Address]] = loop.create_future()

    def take(found: Sequence[Address] | Exception) -> None:
        if answer.done():
            return
        if isinstance(found, Exception):
            answer.set_exception(found)
        else:
            answer.set_result(found)

    def tell(found: Sequence[Address] | Exception) -> None:
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(take, found)

    look_up(host, port, tell)
    return await answer


async def _race(addresses: list[Address]) -> socket.socket:
    attempts: list[asyncio.Task[socket.socket]] = []
    waiting = set[asyncio.Task[socket.socket]]()
    winner: asyncio.Task[socket.socket] | None = None
    try:
        for number, address in enumerate(addresses, 1):
            attempt = asyncio.create_task(_open(address))
            attempts.append(attempt)
            waiting.add(attempt)
            is_last = number == len(addresses)
            while waiting:
                done, waiting = await asyncio.wait(
                    waiting,
                    timeout=None if is_last else HEAD_START,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                winner = next((each for each in done if not each.exception()), None)
                if winner is not None:
                    return winner.result()
                if not is_last:
                    break
        return attempts[-1].result()  # which raises
    finally:
        for attempt in attempts:
            if attempt is not winner:
                attempt.cancel()
                attempt.add_done_callback(_drop)


def _drop(attempt: asyncio.Task[socket.socket]) -> None:
    if not attempt.cancelled() and attempt.exception() is None:
        attempt.result().close()


async def _open(address: Address) -> socket.socket:
    family, kind, protocol, _, where = address
    connection = socket.socket(family, kind, protocol)
    try:
        connection.setblocking(False)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.get_running_loop().sock_connect(connection, where)
    except BaseException:
        connection.close()
        raise
    return connection

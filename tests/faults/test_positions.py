"""A server that stops after any byte of its answer."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from nexigon_gen.runtime.client.errors import CallTimeoutError, ConnectionLostError
from support.integration import apart

from .accepting import Serve, accepting
from .clients import Caller
from .sample import CREATE, DEVICE, DEVICE_JSON, GET
from .scripted import Behaviour, ScriptedServer, hangs, responds, sends

PLAIN = (
    b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % len(DEVICE_JSON)
) + DEVICE_JSON
CHUNKED = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + (
    b"5\r\n%s\r\nd\r\n%s\r\n0\r\n\r\n" % (DEVICE_JSON[:5], DEVICE_JSON[5:])
)
ANSWERS = pytest.mark.parametrize("answer", [PLAIN, CHUNKED], ids=["plain", "chunked"])


def resets(data: bytes) -> Behaviour:
    """Sends these bytes and resets the connection."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(data)
        no_wait = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_wait)
        connection.close()

    return behave


def stalls(data: bytes) -> Behaviour:
    """Sends these bytes and then nothing."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(data)
        hangs(connection, stopping)

    return behave


@ANSWERS
def test_the_whole_answer_is_one(call: Caller, answer: bytes) -> None:
    with ScriptedServer([sends(answer)]) as server:
        assert call(server.url, CREATE).value == DEVICE


@ANSWERS
@pytest.mark.parametrize(
    "ends", apart([sends, resets], sends), ids=["closes", "resets"]
)
def test_an_end_after_any_byte(
    call: Caller, answer: bytes, ends: Callable[[bytes], Behaviour]
) -> None:
    for size in range(len(answer)):
        with (
            ScriptedServer([ends(answer[:size]), responds(200, DEVICE_JSON)]) as server,
            pytest.raises(ConnectionLostError) as caught,
        ):
            call(server.url, CREATE)
        assert (len(server.requests), caught.value.attempts) == (1, 1), size


def test_a_reset_after_any_byte_of_the_request(call: Caller) -> None:
    def resets_after(size: int) -> Serve:
        def serve(connection: socket.socket, stopping: threading.Event) -> None:
            taken = 0
            while taken < size:
                taken += len(connection.recv(size - taken))
            resets(b"")(connection, stopping)
            connections.append(taken)

        return serve

    for size in range(1, 260, 23):
        connections: list[int] = []
        with (
            accepting(resets_after(size)) as url,
            pytest.raises(ConnectionLostError) as caught,
        ):
            call(url, CREATE)
        assert (connections, caught.value.attempts) == ([size], 1)


@pytest.mark.parametrize("size", [0, 20, len(PLAIN) - 1], ids=["none", "head", "body"])
def test_a_safe_action_is_sent_again(call: Caller, size: int) -> None:
    ok = responds(200, DEVICE_JSON)
    with ScriptedServer([resets(PLAIN[:size]), ok]) as server:
        assert call(server.url, GET).attempts == 2


@ANSWERS
def test_a_stall_after_any_byte(call: Caller, answer: bytes) -> None:
    # Many at once: each position waits for its deadline.
    with ThreadPoolExecutor(64) as threads:
        sizes = range(len(answer))
        assert all(threads.map(partial(_stalls_after, call, answer), sizes))


def _stalls_after(call: Caller, answer: bytes, size: int, timeout: float = 0.5) -> bool:
    with ScriptedServer([stalls(answer[:size])]) as server:
        with pytest.raises(CallTimeoutError) as caught:
            call(server.url, CREATE, {"timeout": timeout})
        if not server.requests:  # on a busy machine, the deadline may come before
            return _stalls_after(call, answer, size, 2 * timeout)
        assert (len(server.requests), caught.value.attempts) == (1, 1), size
        assert server.hung_up.wait(60), size
    return True

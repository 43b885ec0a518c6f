"""A server of HTTP/2 that stops after any byte of all it says, its settings included."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import pytest

from nexigon_gen.runtime.client.errors import CallTimeoutError, ConnectionLostError
from nexigon_gen.runtime.client.transport.network import Network

from .accepting import encrypted
from .clients import ENGINES, Caller, call_async, call_sync
from .frames import SETTINGS, FramesServer, answer, frame
from .sample import CREATE, DEVICE, GET

SAID = frame(SETTINGS, 0, 0) + answer(1)
End: TypeAlias = Callable[[ssl.SSLSocket], object]
"""What a server does in place of saying more."""


def closes(secure: ssl.SSLSocket) -> None:
    """Closes the connection without a word of TLS."""


def says_so(secure: ssl.SSLSocket) -> None:
    """Ends TLS, and then the connection."""
    with suppress(OSError):
        secure.unwrap()


def resets(secure: ssl.SSLSocket) -> None:
    """Resets the connection."""
    no_wait = struct.pack("ii", 1, 0)
    secure.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_wait)


def stalls(secure: ssl.SSLSocket) -> None:
    """Says nothing until the client hangs up."""
    while secure.recv(65536):
        pass


@dataclass
class Stops(FramesServer):
    """Says `size` bytes to the first request it gets, and all to the others."""

    size: int = 0
    end: End = closes

    def _serve(self, connection: socket.socket) -> None:
        self.connections += 1
        number = self.connections
        with encrypted(connection, self.tls) as secure:
            for stream in self._requests(secure):
                self.requests.append((number, stream))
                if number == 1:
                    secure.sendall(SAID[: self.size])
                    self.end(secure)
                    return
                secure.sendall(SAID)


@pytest.fixture(params=[call_sync, call_async], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Caller:
    """Calls over a transport of its own."""
    network = Network(accept_invalid_certificates=True, trust_env=False)
    return lambda *args: request.param(*args, transport=ENGINES["http2"](network))


def stops(h2: ssl.SSLContext, size: int, end: End) -> Stops:
    return Stops(lambda *_: None, h2, size=size, end=end)


@pytest.mark.parametrize("end", [closes, says_so, resets])
def test_an_end_after_any_byte(call: Caller, end: End, h2: ssl.SSLContext) -> None:
    for size in range(len(SAID)):
        with (
            stops(h2, size, end) as server,
            pytest.raises(ConnectionLostError) as caught,
        ):
            call(server.url, CREATE)
        assert (server.requests, caught.value.attempts) == ([(1, 1)], 1), size


@pytest.mark.parametrize("size", [0, 9, len(SAID) - 1], ids=["none", "head", "body"])
def test_a_safe_action_is_sent_again(
    call: Caller, size: int, h2: ssl.SSLContext
) -> None:
    with stops(h2, size, resets) as server:
        assert call(server.url, GET).attempts == 2
    assert server.requests == [(1, 1), (2, 1)]


def test_the_whole_answer_is_one(call: Caller, h2: ssl.SSLContext) -> None:
    with stops(h2, len(SAID), closes) as server:
        assert call(server.url, CREATE).value == DEVICE


def test_a_stall_after_any_byte(call: Caller, h2: ssl.SSLContext) -> None:
    # Many at once: each position waits for its deadline.
    with ThreadPoolExecutor(64) as threads:
        assert all(threads.map(partial(_stalls_after, call, h2), range(len(SAID))))


def _stalls_after(
    call: Caller, h2: ssl.SSLContext, size: int, timeout: float = 0.5
) -> bool:
    with stops(h2, size, stalls) as server:
        with pytest.raises(CallTimeoutError) as caught:
            call(server.url, CREATE, {"timeout": timeout})
        if not server.requests:  # on a busy machine, the deadline may come before
            return _stalls_after(call, h2, size, 2 * timeout)
        assert (server.requests, caught.value.attempts) == ([(1, 1)], 1), size
    return True

"""What a failure shows, and what it keeps hidden."""

from __future__ import annotations

import socket
import struct
import threading
from traceback import TracebackException

import pytest

from nexigon_gen.runtime.client.errors import ConfigurationError
from nexigon_gen.runtime.client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    NotSent,
    TimedOut,
    TransportFailure,
)

from .clients import Carrier
from .scripted import Behaviour, ScriptedServer, hangs, refusing_url, responds, sends

TOKEN = "Bearer t0ken"


def _request(url: str, *, seconds: float = 20, **headers: str) -> HttpRequest:
    headers = {"authorization": TOKEN, **headers}
    return HttpRequest(f"{url}/x", headers, b"b0dy", seconds, 1000)


def resets(connection: socket.socket, stopping: threading.Event) -> None:
    """Resets the connection."""
    no_wait = struct.pack("ii", 1, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_wait)
    connection.close()


@pytest.mark.parametrize(
    ("behaviour", "kind"),
    [
        (None, NotSent),
        (hangs, TimedOut),
        (resets, ConnectionLost),
        (sends(b""), ConnectionLost),
        (sends(b"s3cret\r\n\r\n"), ConnectionLost),
        (sends(b"HTTP/1.1 200 OK\r\ns3cret\r\n\r\n"), ConnectionLost),
        (sends(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ns3cret"), ConnectionLost),
    ],
    ids=["refused", "hangs", "resets", "closes", "no http", "no header", "half"],
)
def test_a_failure_keeps_neither_the_token_nor_the_answer(
    carry: Carrier, behaviour: Behaviour | None, kind: type[TransportFailure]
) -> None:
    with ScriptedServer([behaviour or hangs]) as server:
        url = server.url if behaviour else refusing_url()
        with pytest.raises(kind) as caught:
            carry(_request(url, seconds=0.5 if kind is TimedOut else 20))
    failure = caught.value
    assert (failure.__cause__, failure.__context__) == (None, None)
    shown = TracebackException.from_exception(failure, capture_locals=True)
    frames = shown.stack[1:]  # without this function
    values = [repr(each.locals) for each in frames]
    assert [each for each in values if "t0ken" in each or "b0dy" in each] == []
    assert [each.filename for each in frames if "site-packages" in each.filename] == []
    assert "s3cret" not in f"{failure}{values}"


def test_the_reason_of_the_system_is_shown(carry: Carrier) -> None:
    with pytest.raises(NotSent, match=r"connect: \[Errno \d+\] Connect"):
        carry(_request(refusing_url()))
    with (
        ScriptedServer([resets]) as server,
        pytest.raises(ConnectionLost, match=r"broke: \[Errno \d+\] Connection reset"),
    ):
        carry(_request(server.url))


@pytest.mark.parametrize(
    "value", ["s3cret\r\nevil: 1", "s3cret\nevil: 1", "s3cret\0", "s3cret€", "\ud800"]
)
def test_a_header_that_cannot_be_sent(carry: Carrier, value: str) -> None:
    with (
        ScriptedServer([responds(200, b"")]) as server,
        pytest.raises(ConfigurationError) as caught,
    ):
        carry(_request(server.url, odd=value))
    assert server.requests == []
    error = caught.value
    assert (error.__cause__, error.__context__) == (None, None)
    assert "s3cret" not in str(error)

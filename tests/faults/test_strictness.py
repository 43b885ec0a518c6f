"""What is no answer is told at once, over a connection that stays open; what is one is
read, however large its head."""

from __future__ import annotations

import socket
import ssl
from threading import Event

import pytest

from nexigon_gen.runtime.client.errors import CallTimeoutError, ConnectionLostError
from nexigon_gen.runtime.client.transport.engine import MAX_HEAD
from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.network import Network

from .accepting import Serve, accepting, answer, read_request
from .clients import Caller, call_async, call_sync
from .sample import CREATE, DEVICE, DEVICE_JSON

OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = b"content-length: %d\r\n" % len(DEVICE_JSON)
CHUNKED = b"transfer-encoding: chunked\r\n"


def and_stays(data: bytes) -> Serve:
    """Sends this in answer to each request and keeps the connection."""

    def serve(connection: socket.socket, stopping: Event) -> None:
        while not stopping.is_set():
            read_request(connection)
            connection.sendall(data)

    return serve


REFUSED = {
    "a greeting": (b"220 mail.test ready\r\n", "not one of HTTP/1.1"),
    "another protocol": (b"SSH-2.0-x\r\n", "not one of HTTP/1.1"),
    "HTTP/2": (b"\0\0\x12\x04\0\0\0\0\0", "not one of HTTP/1.1"),
    "line feeds": (
        OK.replace(b"\r", b"") + LENGTH.replace(b"\r", b"") + b"\n" + DEVICE_JSON,
        "does not end with CR LF",
    ),
    "a line feed in a head": (OK + b"a: b\n" + LENGTH, "does not end with CR LF"),
    "carriage returns": (OK.replace(b"\n", b"") + b"a: b\r", "does not end with CR LF"),
    "an upgrade": (
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\n\r\n",
        "changes the protocol",
    ),
    "a folded header": (OK + b"a: b\r\n c\r\n" + LENGTH + b"\r\n", "malformed"),
    "a space before a colon": (OK + b"content-length : 1\r\n\r\nx", "malformed"),
    "length and chunks": (OK + LENGTH + CHUNKED + b"\r\n0\r\n\r\n", "coding"),
    "two lengths": (OK + LENGTH + b"content-length: 1\r\n\r\nx", "two lengths"),
    "a signed length": (OK + b"content-length: +1\r\n\r\nx", "not a number"),
    "a length in hex": (OK + b"content-length: 0x1\r\n\r\nx", "not a number"),
    "a chunk size that is none": (OK + CHUNKED + b"\r\n0x1", "no valid size"),
    "a chunk that is too long": (OK + CHUNKED + b"\r\n1\r\nxy", "no valid size"),
    "an endless head": (OK + b"a: " + b"b" * 110_000, "more than 102400 bytes"),
    "endless interim answers": (
        b"HTTP/1.1 103 Early Hints\r\n\r\n" * 4000,
        "more than 102400 bytes",
    ),
    "endless extensions": (
        OK + CHUNKED + b"\r\n" + (b"1;" + b"a" * 1000 + b"\r\n \r\n") * 110,
        "more than 102400 bytes",
    ),
    "endless trailers": (
        OK + CHUNKED + b"\r\n0\r\n" + b"a: b\r\n" * 18_000,
        "more than 102400 bytes",
    ),
}


CALLERS = pytest.mark.parametrize(
    "caller", [call_sync, call_async], ids=["sync", "async"]
)


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED.keys())
@CALLERS
def test_what_is_no_answer(caller: Caller, data: bytes, words: str) -> None:
    with (
        accepting(and_stays(data)) as url,
        pytest.raises(ConnectionLostError, match=words) as caught,
    ):
        caller(url, CREATE, {"timeout": 60.0}, transport=FastTransport())
    assert caught.value.attempts == 1


READ_BY_H11 = {"line feeds"}
WAITED_FOR_BY_H11 = {
    "a line feed in a head",
    "carriage returns",
    "a folded header",  # which it reads, as a body that does not come
    "a chunk size that is none",
    "endless extensions",
}


@pytest.mark.parametrize("name", REFUSED)
@CALLERS
def test_what_the_default_transport_makes_of_it(caller: Caller, name: str) -> None:
    with accepting(and_stays(REFUSED[name][0])) as url:
        if name in READ_BY_H11:
            assert caller(url, CREATE).value == DEVICE
            return
        waits = name in WAITED_FOR_BY_H11
        with pytest.raises(CallTimeoutError if waits else ConnectionLostError):
            caller(url, CREATE, {"timeout": 0.3 if waits else 60.0})


def test_what_is_no_answer_over_tls(call: Caller, tls_1: ssl.SSLContext) -> None:
    network = Network(accept_invalid_certificates=True)
    with (
        accepting(and_stays(b"220 mail.test ready\r\n"), tls_1) as url,
        pytest.raises(ConnectionLostError, match=r"HTTP/1\.1"),
    ):
        call(url, CREATE, {"timeout": 60.0}, network=network)


LARGE = {
    "a long header": [f"x-policy: {'a' * 50_000}"],
    "many headers": [f"x-{number}: a" for number in range(2000)],
    "a long header twice": ["x-policy: " + "a" * 40_000] * 2,
}


@pytest.mark.parametrize("headers", LARGE.values(), ids=LARGE.keys())
def test_a_large_head(call: Caller, headers: list[str]) -> None:
    with accepting(and_stays(answer(DEVICE_JSON, *headers))) as url:
        assert call(url, CREATE).value == DEVICE


@pytest.mark.parametrize("beyond", [0, 1])
@pytest.mark.parametrize("interim", [0, 3], ids=["alone", "after others"])
def test_the_limit_of_a_head_is_exact(call: Caller, beyond: int, interim: int) -> None:
    """It is one for the answer and the interim ones before it."""
    before = b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n" * interim
    least = len(before) + len(answer(DEVICE_JSON, "x-policy: ")) - len(DEVICE_JSON)
    header = f"x-policy: {'a' * (MAX_HEAD - least + beyond)}"
    with accepting(and_stays(before + answer(DEVICE_JSON, header))) as url:
        if not beyond:
            assert call(url, CREATE).value == DEVICE
            return
        with pytest.raises(ConnectionLostError, match="more than 102400 bytes"):
            call(url, CREATE)

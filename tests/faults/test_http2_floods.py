"""Servers that speak HTTP/2 and say too much, too little, or what nobody asked for."""

from __future__ import annotations

import asyncio
import ssl
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from typing import TypeAlias

import pytest

from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    TimedOut,
    TransportFailure,
)
from support.integration import apart

from .clients import send_async, send_sync
from .frames import (
    DATA,
    HEADERS,
    PING,
    RST_STREAM,
    SETTINGS,
    FramesServer,
    answer,
    frame,
)
from .sample import DEVICE_JSON

SENDERS = pytest.mark.parametrize(
    "send", [send_sync, send_async], ids=["sync", "async"]
)
Sender = Callable[[HttpTransport, HttpRequest], HttpResponse]
Said: TypeAlias = Callable[[int], bytes]
TWO = Network(http2=True, accept_invalid_certificates=True)
CONTINUATION, WINDOW_UPDATE, PUSH_PROMISE = 9, 8, 5
OK = b"\x88"


def request_to(
    url: str, timeout: float = 60.0, most: int = 1000, body: bytes = b"{}"
) -> HttpRequest:
    return HttpRequest(f"{url}/x", {}, body, timeout, most)


def literal(name: bytes, value: bytes, first: int = 0x40) -> bytes:
    """A header that is added to the table, in the coding of HPACK."""
    return b"".join([bytes([first]), sized(name), sized(value)])


def sized(text: bytes) -> bytes:
    if len(text) < 127:
        return bytes([len(text)]) + text
    rest, digits = len(text) - 127, [0x7F]
    while rest >= 128:
        digits.append(rest % 128 | 128)
        rest //= 128
    return bytes([*digits, rest]) + text


def bomb(stream: int) -> bytes:
    """A header of 4,000 bytes, and a thousand times the one byte that stands for it."""
    return frame(HEADERS, 5, stream, OK + literal(b"a", b"b" * 4000) + b"\xbe" * 10_000)


def many_interim(stream: int) -> bytes:
    interim = literal(b":status", b"103", 0) + literal(b"link", b"x" * 1000, 0)
    return frame(HEADERS, 4, stream, interim) * 200 + answer(stream)


def long_head(stream: int) -> bytes:
    first = OK + literal(b"a", b"x" * 16_000, 0)
    more = literal(b"b", b"y" * 16_000, 0)
    return (
        frame(HEADERS, 1, stream, first)
        + frame(CONTINUATION, 0, stream, more) * 8
        + frame(CONTINUATION, 4, stream)
    )


WRONG: dict[str, Said] = {
    "hpack bomb": bomb,
    "continuations without end": lambda stream: (
        frame(HEADERS, 1, stream, OK) + frame(CONTINUATION, 0, stream) * 10_000
    ),
    "a long head": long_head,
    "many interim answers": many_interim,
    "a long frame": lambda stream: frame(DATA, 0, stream, b"x" * 17_000),
    "a push": lambda stream: frame(
        PUSH_PROMISE, 4, stream, struct.pack(">I", 2) + OK + b"\x84\x87"
    ),
    "no status": lambda stream: frame(HEADERS, 5, stream, literal(b"a", b"b")),
    "a status of letters": lambda stream: frame(
        HEADERS, 5, stream, literal(b":status", b"abc")
    ),
    "a body before the head": lambda stream: frame(DATA, 1, stream, b"x"),
    "a body after the end": lambda stream: (
        frame(HEADERS, 4, stream, OK) + frame(HEADERS, 4, stream, literal(b"a", b"b"))
    ),
    "a length that is not kept": lambda stream: (
        frame(HEADERS, 4, stream, OK + literal(b"content-length", b"9"))
        + frame(DATA, 1, stream, b"{}")
    ),
    "the window overflows": lambda stream: (
        frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", 2**31 - 1)) * 2
    ),
    "no window at all": lambda stream: frame(WINDOW_UPDATE, 0, 0, b"\0\0\0\0"),
    "wrong settings": lambda stream: frame(SETTINGS, 0, 0, struct.pack(">HI", 5, 1)),
    "half a setting": lambda stream: frame(SETTINGS, 0, 0, b"abc"),
    "padding only": lambda stream: frame(DATA, 8, stream, b"\xff"),
    "HTTP/1.1": lambda stream: b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}",
    "reset": lambda stream: frame(RST_STREAM, 0, stream, struct.pack(">I", 0)),
}


@SENDERS
@pytest.mark.parametrize("said", WRONG.values(), ids=WRONG)
def test_what_is_no_answer(send: Sender, said: Said, h2: ssl.SSLContext) -> None:
    with (
        FramesServer(lambda _, stream: said(stream), h2) as server,
        pytest.raises(ConnectionLost),
    ):
        send(HttpTransport(TWO), request_to(server.url))
    assert len(server.requests) == 1


FLOODS: dict[str, bytes] = {
    "ping": frame(PING, 0, 0, b"12345678") * 3_000,
    "settings": frame(SETTINGS, 0, 0, struct.pack(">HI", 4, 65_535)) * 2_000,
    "window": frame(WINDOW_UPDATE, 0, 0, struct.pack(">I", 1)) * 3_000,
    "unknown": frame(0xEE, 0, 0, b"x" * 100) * 3_000,
    "priority": frame(2, 0, 99, b"\0\0\0\0\1") * 3_000,
}


@SENDERS
@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
def test_a_flood_before_the_answer(
    send: Sender, flood: bytes, h2: ssl.SSLContext
) -> None:
    """Is no harm, and a server that reads what it is owed gets it."""
    with FramesServer(lambda _, stream: flood + answer(stream), h2) as server:
        response = send(HttpTransport(TWO), request_to(server.url))
    assert response.body == DEVICE_JSON


ENDLESS = {
    "ping": frame(PING, 0, 0, b"12345678"),
    "settings": frame(SETTINGS, 0, 0),
    "empty": frame(DATA, 0, 1),
    "padding": frame(DATA, 8, 1, b"\0"),
}


@SENDERS
@pytest.mark.parametrize("kind", apart(ENDLESS, "ping", "empty"))
def test_a_flood_without_an_answer_ends_in_time(
    send: Sender, kind: str, h2: ssl.SSLContext
) -> None:
    piece = ENDLESS[kind]

    class Floods(FramesServer):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            yield next(super()._requests(secure))
            secure.sendall(frame(HEADERS, 4, 1, OK))
            for _ in count():
                secure.sendall(piece * 1_000)  # and reads nothing

    with (
        Floods(lambda *_: b"", h2) as server,
        pytest.raises((TimedOut, ConnectionLost)),
    ):
        send(HttpTransport(TWO), request_to(server.url, 1.0))


@SENDERS
def test_the_cap_on_the_body(send: Sender, h2: ssl.SSLContext) -> None:
    def said(_: int, stream: int) -> bytes:
        if stream == 1:  # an announced one is not read at all
            head = frame(
                HEADERS, 4, stream, OK + literal(b"content-length", b"2000", 0)
            )
            return head + frame(DATA, 0, stream, b"x" * 10)
        return frame(HEADERS, 4, stream, OK) + frame(DATA, 0, stream, b"x" * 1001)

    transport = HttpTransport(TWO)
    with FramesServer(said, h2) as server:
        for _ in range(2):
            assert send(transport, request_to(server.url)).body is None
            transport = HttpTransport(TWO)


@SENDERS
def test_a_body_larger_than_the_windows(send: Sender, h2: ssl.SSLContext) -> None:
    """So they are opened again while it is read; frames are padded."""
    part = b"\x10" + b"y" * 16_000 + b"\0" * 16
    body = frame(DATA, 8, 1, part) * 4 * 300
    with FramesServer(
        lambda _, stream: frame(HEADERS, 4, stream, OK) + body + frame(DATA, 1, 1), h2
    ) as server:
        response = send(HttpTransport(TWO), request_to(server.url, 60.0, 1 << 26))
    assert response.body == b"y" * 16_000 * 1_200


@SENDERS
def test_a_window_of_nothing_that_opens_late(send: Sender, h2: ssl.SSLContext) -> None:
    class Opens(FramesServer):
        def _requests(self, secure: ssl.SSLSocket) -> Iterator[int]:
            for number, stream in enumerate(super()._requests(secure)):
                if number == 0:  # the head; its body has no room yet
                    secure.sendall(
                        frame(WINDOW_UPDATE, 0, stream, struct.pack(">I", 2))
                    )
                yield stream

    nothing = struct.pack(">HI", 4, 0)
    with Opens(
        lambda _, stream: answer(stream), h2, is_eager=True, settings=nothing
    ) as server:
        response = send(HttpTransport(TWO), request_to(server.url))
    assert response.body == DEVICE_JSON


@SENDERS
def test_a_window_that_stays_shut(send: Sender, h2: ssl.SSLContext) -> None:
    with FramesServer(lambda _, stream: answer(stream), h2) as server:
        request = request_to(server.url, 0.5, body=b"x" * 70_000)
        with pytest.raises(TimedOut):
            send(HttpTransport(TWO), request)
    assert server.requests == []


@SENDERS
def test_a_server_that_takes_no_requests(send: Sender, h2: ssl.SSLContext) -> None:
    """The first may be on its way before that is known."""
    none = struct.pack(">HI", 3, 0)
    with (
        FramesServer(lambda *_: b"", h2, settings=none) as server,
        pytest.raises(TransportFailure),
    ):
        send(HttpTransport(TWO), request_to(server.url, 0.5))


def twice_sync(transport: HttpTransport, request: HttpRequest) -> list[HttpResponse]:
    with closing(transport):
        return [transport.send(request), transport.send(request)]


def twice_async(transport: HttpTransport, request: HttpRequest) -> list[HttpResponse]:
    async def main() -> list[HttpResponse]:
        answers = [await transport.asend(request), await transport.asend(request)]
        await transport.aclose()
        return answers

    return asyncio.run(main())


@pytest.mark.parametrize("twice", [twice_sync, twice_async], ids=["sync", "async"])
def test_an_answer_that_comes_before_its_request(
    twice: Callable[[HttpTransport, HttpRequest], list[HttpResponse]],
    h2: ssl.SSLContext,
) -> None:
    """Is not that of the next call."""

    def script(number: int, stream: int) -> bytes:
        ahead = answer(stream + 2).replace(b"d_1", b"d_2")
        return answer(stream) + (ahead if number == 1 else b"")

    with FramesServer(script, h2) as server:
        answers = twice(HttpTransport(TWO), request_to(server.url))
    assert [each.body for each in answers] == [DEVICE_JSON] * 2

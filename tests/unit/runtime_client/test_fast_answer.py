"""Answers as the fast transport reads them (RFC 9112), from a real socket."""

from __future__ import annotations

import socket
from contextlib import suppress
from random import Random
from threading import Thread
from time import monotonic

import pytest

from nexigon_gen.runtime.client.fast_answer import MAX_HEAD, Answer, NotHttp

OK = b"HTTP/1.1 200 OK\r\n"
SIZED = OK + b"content-length: 5\r\n\r\nhello"
CHUNKED = OK + b"transfer-encoding: chunked\r\n\r\n"
WHOLE = CHUNKED + b"2\r\nhe\r\n3;a=b\r\nllo\r\n0\r\nx: y\r\n\r\n"


def read(
    *parts: bytes, most: int = 100, method: str = "POST"
) -> tuple[int, bytes | None, bool]:
    """Status and body of an answer, and whether another may follow. It comes in these
    parts, after which the server closes."""
    ours, theirs = socket.socketpair()

    def send() -> None:
        with theirs, suppress(OSError):  # the reader may have had enough
            for part in parts:
                theirs.sendall(part)

    sender = Thread(target=send)
    sender.start()
    with ours:
        try:
            answer = Answer(ours, method, monotonic() + 10)
            body = answer.body(most)
            return answer.status, body, answer.is_the_last_byte_read()
        finally:
            ours.shutdown(socket.SHUT_RDWR)
            sender.join()


ANSWERS: dict[str, tuple[bytes, tuple[int, bytes | None, bool]]] = {
    "length": (SIZED, (200, b"hello", True)),
    "chunks": (WHOLE, (200, b"hello", True)),
    "until close": (OK + b"\r\nhello", (200, b"hello", False)),
    "no body": (b"HTTP/1.1 204 No Content\r\n\r\n", (204, b"", True)),
    "no reason": (b"HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n", (200, b"", True)),
    "interim": (b"HTTP/1.1 100 Continue\r\n\r\n" + SIZED, (200, b"hello", True)),
    "close": (OK + b"Connection: Close\r\n" + SIZED[17:], (200, b"hello", False)),
    "1.0": (b"HTTP/1.0" + SIZED[8:], (200, b"hello", False)),
    "1.0, kept": (
        b"HTTP/1.0 200 OK\r\nconnection: keep-alive\r\n" + SIZED[17:],
        (200, b"hello", True),
    ),
    "more than the answer": (SIZED + OK, (200, b"hello", False)),
    "length twice, the same": (
        OK + b"content-length: 5\r\n" + SIZED[17:],
        (200, b"hello", True),
    ),
    "length and chunks": (
        OK + b"content-length: 9\r\n" + WHOLE[17:],
        (200, b"hello", False),
    ),
    "spaces": (OK + b"Content-Length:\t 5 \r\n\r\nhello", (200, b"hello", True)),
}


@pytest.mark.parametrize(("answer", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer(answer: bytes, expected: tuple[int, bytes | None, bool]) -> None:
    assert read(answer) == expected
    slowly = read(*(bytes([byte]) for byte in answer))
    assert slowly[:2] == expected[:2]


REFUSED = {
    "nothing": b"",
    "another version": b"HTTP/2 200 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "line feeds only": SIZED.replace(b"\r\n", b"\n"),
    "a space before the colon": OK + b"content-length : 5\r\n\r\nhello",
    "no name": OK + b": 5\r\n\r\n",
    "a folded header": OK + b"a: b\r\n c\r\n\r\n",
    "a NUL": OK + b"a: b\0c\r\n\r\n",
    "a bare CR": OK + b"a: b\rcontent-length: 5\r\n\r\nhello",
    "two lengths": OK + b"content-length: 4\r\n" + SIZED[17:],
    "a list of lengths": OK + b"content-length: 5, 5\r\n\r\nhello",
    "a signed length": OK + b"content-length: +5\r\n\r\nhello",
    "digits that are not ASCII": OK + "content-length: \u0665\r\n\r\n".encode(),
    "an endless length": OK + b"content-length: " + b"9" * 4400 + b"\r\n\r\n",
    "another coding": OK + b"transfer-encoding: gzip\r\n\r\n",
    "two codings": OK + b"transfer-encoding: gzip, chunked\r\n" + WHOLE[17:],
    "an endless head": OK + b"a: " + b"b" * (MAX_HEAD + 65536),
    "endless trailers": CHUNKED + b"0\r\n" + b"a" * (MAX_HEAD + 65536),
    "an endless chunk size": CHUNKED + b"0" * (MAX_HEAD + 65536),
    "a chunk size in words": CHUNKED + b"five\r\nhello\r\n0\r\n\r\n",
    "a chunk that goes on": CHUNKED + b"4\r\nhello\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("answer", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(answer: bytes) -> None:
    with pytest.raises(NotHttp):
        read(answer)


@pytest.mark.parametrize("answer", [SIZED, WHOLE], ids=["length", "chunks"])
def test_an_answer_that_ends_early(answer: bytes) -> None:
    for end in range(len(answer)):
        with pytest.raises(NotHttp):
            read(answer[:end])


@pytest.mark.parametrize("answer", [SIZED, WHOLE, OK + b"\r\nhello"])
def test_the_cap(answer: bytes) -> None:
    assert read(answer, most=5)[1] == b"hello"
    assert read(answer, most=4) == (200, None, False)


def test_a_tunnel_has_no_body() -> None:
    assert read(OK + b"\r\n", method="CONNECT") == (200, b"", True)


def test_damaged_answers_raise_nothing_else() -> None:
    random = Random(1)
    for _ in range(3000):
        data = bytearray(random.choice([SIZED, WHOLE]))
        for _ in range(random.randint(1, 3)):
            data[random.randrange(len(data))] = random.choice(b"\r\n :;,0159aZ\0\xff")
        try:
            status, body, _ = read(bytes(data))
        except NotHttp:
            continue
        assert 200 <= status <= 999
        assert body is None or len(body) <= 100

"""Answers as the fast transport reads them (RFC 9112), in parts of any size."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.runtime.client.transport.engine import MAX_HEAD, NotHttp
from nexigon_gen.runtime.client.transport.fast.reader import ResponseReader

OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = b"content-length: 5\r\n"
SIZED = OK + LENGTH + b"\r\nhello"
CHUNKED = OK + b"transfer-encoding: chunked\r\n\r\n"
WHOLE = CHUNKED + b"2\r\nhe\r\n3;a=b\r\nllo\r\n0\r\nx: y\r\n\r\n"
EARLY = b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"


class Read(NamedTuple):
    """What was read, and whether another answer may follow."""

    status: int
    body: bytes | None
    goes_on: bool


def read(*parts: bytes, max_body: int = 100, connects: bool = False) -> Read:
    """The answer that comes in these parts, after which the server closes."""
    reader = ResponseReader(max_body, connects=connects)
    for part in parts:
        reader.feed(part)
    whole = reader.is_complete
    reader_was_last = reader.is_last or reader.has_surplus
    reader.end()
    return Read(reader.status, reader.body, whole and not reader_was_last)


def feed(reader: ResponseReader, parts: Iterable[bytes]) -> None:
    for part in parts:
        reader.feed(part)


def bytes_of(answer: bytes) -> list[bytes]:
    """Each byte for itself."""
    return [answer[at : at + 1] for at in range(len(answer))]


ANSWERS: dict[str, tuple[bytes, Read]] = {
    "length": (SIZED, Read(200, b"hello", True)),
    "chunks": (WHOLE, Read(200, b"hello", True)),
    "until close": (OK + b"\r\nhello", Read(200, b"hello", False)),
    "no body": (b"HTTP/1.1 204 No Content\r\n\r\n", Read(204, b"", True)),
    "length 0": (OK + b"content-length: 00\r\n\r\n", Read(200, b"", True)),
    "no reason": (
        b"HTTP/1.1 200\r\ncontent-length: 0\r\n\r\n",
        Read(200, b"", True),
    ),
    "interim": (
        b"HTTP/1.1 100 Continue\r\n\r\n" + EARLY + SIZED,
        Read(200, b"hello", True),
    ),
    "close": (OK + b"Connection: Close\r\n" + SIZED[17:], Read(200, b"hello", False)),
    "close in the first of two": (
        OK + b"Connection: close\r\nconnection: x-a\r\n" + SIZED[17:],
        Read(200, b"hello", False),
    ),
    "close in the last of two": (
        OK + b"Connection: keep-alive\r\nConnection: x , close\r\n" + SIZED[17:],
        Read(200, b"hello", False),
    ),
    "two options, none of them close": (
        OK + b"Connection: keep-alive\r\nConnection: closed\r\n" + SIZED[17:],
        Read(200, b"hello", True),
    ),
    "1.0": (b"HTTP/1.0" + SIZED[8:], Read(200, b"hello", False)),
    "1.0, kept": (
        b"HTTP/1.0 200 OK\r\nconnection: keep-alive\r\n" + SIZED[17:],
        Read(200, b"hello", True),
    ),
    "1.0, kept and not": (
        b"HTTP/1.0 200 OK\r\nconnection: keep-alive, close\r\n" + SIZED[17:],
        Read(200, b"hello", False),
    ),
    "1.0, chunks": (
        b"HTTP/1.0 200 OK\r\nconnection: keep-alive\r\n" + WHOLE[17:],
        Read(200, b"hello", False),
    ),
    "more than the answer": (SIZED + OK, Read(200, b"hello", False)),
    "more than the chunks": (WHOLE + b"\r\n", Read(200, b"hello", False)),
    "more than nothing": (
        b"HTTP/1.1 204 No Content\r\n\r\n" + SIZED,
        Read(204, b"", False),
    ),
    "length twice, the same": (OK + LENGTH + SIZED[17:], Read(200, b"hello", True)),
    "spaces": (OK + b"Content-Length:\t 5 \r\n\r\nhello", Read(200, b"hello", True)),
    "spaces behind a size": (
        CHUNKED + b"5  \r\nhello\r\n0\r\n\r\n",
        Read(200, b"hello", True),
    ),
    "a long header": (
        OK + b"a: " + b"b" * 9000 + b"\r\n" + SIZED[17:],
        Read(200, b"hello", True),
    ),
    "many headers": (
        OK + b"".join(b"x-%d: a\r\n" % i for i in range(1000)) + SIZED[17:],
        Read(200, b"hello", True),
    ),
    "the end of a head in its body": (
        OK + b"content-length: 6\r\n\r\n\r\n\r\n\0\n",
        Read(200, b"\r\n\r\n\0\n", True),
    ),
}


@pytest.mark.parametrize(("answer", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer(answer: bytes, expected: Read) -> None:
    assert read(answer) == expected
    assert read(*bytes_of(answer)) == expected


@given(st.sampled_from([*ANSWERS.values()]), st.data())
def test_an_answer_is_the_same_however_it_comes(
    case: tuple[bytes, Read], data: st.DataObject
) -> None:
    answer, expected = case
    cuts = data.draw(st.sets(st.integers(1, len(answer) - 1), max_size=12))
    ends = sorted({*cuts, len(answer)})
    starts = [0, *ends]
    parts = [answer[start:end] for start, end in zip(starts, ends, strict=False)]
    assert read(*parts) == expected


def test_headers_are_those_of_the_answer() -> None:
    reader = ResponseReader(100)
    reader.feed(EARLY + OK + b"X-A: 1\r\nx-b:\xfc\t\r\nx-A: 2\r\n" + SIZED[17:])
    expected = {"x-a": "2", "x-b": "\xfc", "content-length": "5"}
    assert reader.headers == expected


REFUSED = {
    "blank lines": b"\r\n" + SIZED,
    "another version": b"HTTP/2 200 OK\r\n\r\n",
    "a version of two digits": b"HTTP/1.11 200 OK\r\n\r\n",
    "a version in lower case": b"http/1.1 200 OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "a status below 100": b"HTTP/1.1 099 OK\r\n\r\n",
    "two spaces before the status": b"HTTP/1.1  200 OK\r\n\r\n",
    "line feeds only": SIZED.replace(b"\r\n", b"\n"),
    "one line feed only": OK + b"a: b\n" + SIZED[17:],
    "a line feed instead of the empty line": OK + LENGTH + b"\nhello\r\n\r\n",
    "carriage returns only": SIZED.replace(b"\r\n", b"\r"),
    "a space before the colon": OK + b"content-length : 5\r\n\r\nhello",
    "a space before the name": OK + b" content-length: 5\r\n\r\nhello",
    "no name": OK + b": 5\r\n\r\n",
    "no colon": OK + b"content-length\r\n\r\n",
    "a folded header": OK + b"a: b\r\n c\r\n\r\n",
    "a NUL": OK + b"a: b\0c\r\n\r\n",
    "a bare CR": OK + b"a: b\rcontent-length: 5\r\n\r\nhello",
    "two lengths": OK + b"content-length: 4\r\n" + SIZED[17:],
    "a list of lengths": OK + b"content-length: 5, 5\r\n\r\nhello",
    "an empty length": OK + b"content-length:\r\n\r\nhello",
    "a signed length": OK + b"content-length: +5\r\n\r\nhello",
    "a negative length": OK + b"content-length: -5\r\n\r\nhello",
    "a length in hex": OK + b"content-length: 0x5\r\n\r\nhello",
    "a length with an underscore": OK + b"content-length: 1_0\r\n\r\nhello",
    "digits that are not ASCII": OK + "content-length: \u0665\r\n\r\n".encode(),
    "an endless length": OK + b"content-length: " + b"9" * 4400 + b"\r\n\r\n",
    "another coding": OK + b"transfer-encoding: gzip\r\n\r\n",
    "two codings": OK + b"transfer-encoding: gzip, chunked\r\n" + WHOLE[17:],
    "a coding twice": OK + b"transfer-encoding: chunked\r\n" + WHOLE[17:],
    "an empty coding": OK + b"transfer-encoding:\r\n\r\n0\r\n\r\n",
    "length and chunks": OK + LENGTH + WHOLE[17:],
    "length and another coding": OK + b"transfer-encoding: gzip\r\n" + SIZED[17:],
    "another protocol": b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n",
    "an endless head": OK + b"a: " + b"b" * (MAX_HEAD + 65536),
    "endless headers": OK + b"a: b\r\n" * (MAX_HEAD // 6 + 1),
    "endless interim answers": EARLY * (MAX_HEAD // len(EARLY) + 1),
    "endless trailers": CHUNKED + b"0\r\n" + b"a" * (MAX_HEAD + 65536),
    "endless extensions": CHUNKED + (b"1;" + b"a" * 1000 + b"\r\nx\r\n") * 200,
    "a long extension": CHUNKED + b"1;" + b"a" * 2000,
    "an endless chunk size": CHUNKED + b"0" * 16,
    "a chunk size in words": CHUNKED + b"five\r\nhello\r\n0\r\n\r\n",
    "a chunk size in 0x": CHUNKED + b"0x5\r\nhello\r\n0\r\n\r\n",
    "a signed chunk size": CHUNKED + b"+5\r\nhello\r\n0\r\n\r\n",
    "a negative chunk size": CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n",
    "no chunk size": CHUNKED + b"\r\nhello",
    "a chunk that goes on": CHUNKED + b"4\r\nhello\r\n0\r\n\r\n",
    "a chunk size that ends in LF": CHUNKED + b"5\nhello\r\n0\r\n\r\n",
    "a chunk that ends in LF": CHUNKED + b"5\r\nhello\n0\r\n\r\n",
    "a NUL in an extension": CHUNKED + b"5;\0\r\nhello\r\n0\r\n\r\n",
    "a trailer without a colon": CHUNKED + b"0\r\na\r\n\r\n",
    "a trailer that ends in LF": CHUNKED + b"0\r\na: b\n\r\n",
}


@pytest.mark.parametrize("answer", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_at_once(answer: bytes) -> None:
    """The server need not close for it, whatever the parts it comes in."""
    for parts in ([answer], bytes_of(answer)):
        reader = ResponseReader(1 << 20)
        with pytest.raises(NotHttp):
            feed(reader, parts)
        assert not reader.is_complete


@pytest.mark.parametrize("answer", [SIZED, WHOLE, EARLY + SIZED])
def test_an_answer_that_ends_early(answer: bytes) -> None:
    for end in range(len(answer)):
        with pytest.raises(NotHttp, match="closed before the end"):
            read(*filter(None, [answer[:end]]))


@pytest.mark.parametrize("answer", [SIZED, WHOLE, OK + b"\r\nhello"])
def test_the_cap(answer: bytes) -> None:
    for parts in ([answer], bytes_of(answer)):
        assert read(*parts, max_body=5).body == b"hello"
        assert read(*parts, max_body=4) == Read(200, None, False)


def test_a_tunnel_has_no_body() -> None:
    length = OK + b"transfer-encoding: chunked\r\n" + LENGTH + b"\r\n"
    for answer in (OK + b"\r\n", length):
        assert read(answer, connects=True) == Read(200, b"", True)
        assert read(answer + b"x", connects=True) == Read(200, b"", False)


def test_the_limit_is_one_for_all_that_is_no_body() -> None:
    def padded(size: int) -> bytes:
        return b"x: " + b"a" * (size - 5) + b"\r\n"

    half = MAX_HEAD // 2
    start = OK + padded(half) + CHUNKED[17:] + b"5\r\nhello\r\n0\r\n"
    rest = MAX_HEAD - (len(OK) + half + len(CHUNKED) - len(OK)) - 2
    assert read(start + padded(rest) + b"\r\n").body == b"hello"
    with pytest.raises(NotHttp, match="beside its body"):
        read(start + padded(rest + 1) + b"\r\n")


def _peak(parts: Iterable[bytes], max_body: int) -> int:
    """Bytes of memory that it took to read an answer."""
    reader = ResponseReader(max_body)
    tracemalloc.start()
    try:
        for part in parts:
            reader.feed(part)
        assert reader.body is not None
        assert len(reader.body) == max_body
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_body_takes_a_few_times_its_length() -> None:
    size = 1 << 16
    part = b"1\r\nx\r\n" * (1 << 12)
    small = [CHUNKED, *[part] * (size >> 12), b"0\r\n\r\n"]
    large = [OK + b"content-length: %d\r\n\r\n" % size, *[b"x" * 4096] * (size >> 12)]
    assert _peak(small, size) < 4 * size
    assert _peak(large, size) < 4 * size


@given(
    st.sampled_from([SIZED, WHOLE, EARLY + SIZED]),
    st.lists(
        st.tuples(
            st.floats(0, 1, exclude_max=True),
            st.sampled_from(
                [bytes([byte]) for byte in b"\r\n :;,0159aZ\0\xff"] + [b""]
            ),
        ),
        max_size=3,
    ),
    st.integers(1, 60),
)
def test_damage_is_refused_or_without_meaning(
    answer: bytes, damage: list[tuple[float, bytes]], size: int
) -> None:
    """A damaged answer raises nothing else, and reads the same in parts of any size."""
    data = answer
    for where, byte in damage:
        at = int(where * len(data))
        data = data[:at] + byte + data[at + 1 :]
    outcomes: list[Read | str] = []
    for parts in ([data], [data[at : at + size] for at in range(0, len(data), size)]):
        try:
            outcomes.append(read(*parts))
        except NotHttp:
            outcomes.append("refused")
    assert outcomes[0] == outcomes[1]

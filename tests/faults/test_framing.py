"""Answers whose end is not where it should be, or whose start is not the start."""

from __future__ import annotations

import pytest

from nexigon_gen.runtime.client.errors import (
    ConnectionLostError,
    InvalidResponseError,
    ResponseError,
)

from .clients import Caller
from .sample import CREATE, DEVICE, DEVICE_JSON, GET
from .scripted import ScriptedServer, responds, sends

OK = b"HTTP/1.1 200 OK\r\n"
LENGTH = b"content-length: %d\r\n" % len(DEVICE_JSON)
CHUNKED = b"transfer-encoding: chunked\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"\r\n" + DEVICE_JSON,
        b"HTTP/1.0 200 OK\r\n" + LENGTH + b"\r\n" + DEVICE_JSON,
        b"HTTP/1.1 100 Continue\r\n\r\n" + OK + LENGTH + b"\r\n" + DEVICE_JSON,
        b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"
        + OK
        + LENGTH
        + b"\r\n"
        + DEVICE_JSON,
        OK + CHUNKED + b"\r\n12;a=b\r\n" + DEVICE_JSON + b"\r\n0\r\na: b\r\n\r\n",
    ],
    ids=["until close", "http 1.0", "continue", "early hints", "extensions, trailers"],
)
def test_an_unusual_answer_is_read(call: Caller, answer: bytes) -> None:
    with ScriptedServer([sends(answer)]) as server:
        assert call(server.url, CREATE).value == DEVICE


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n" * 3,
        b"200 OK\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/2.0 200 OK\r\n" + LENGTH + b"\r\n" + DEVICE_JSON,
        b"HTTP/1.2 200 OK\r\n" + LENGTH + b"\r\n" + DEVICE_JSON,
        b"HTTP/0.9 200 OK\r\n" + LENGTH + b"\r\n" + DEVICE_JSON,
        b"HTTP/1.1 2x0 OK\r\n\r\n",
        b"HTTP/1.1 99 OK\r\n\r\n",
        OK + LENGTH + b"s3cret without a colon\r\n\r\n" + DEVICE_JSON,
        OK + b"content-length: s3cret\r\n\r\n" + DEVICE_JSON,
        OK + b"content-length: -1\r\n\r\n" + DEVICE_JSON,
        OK + LENGTH + b"content-length: 3\r\n\r\n" + DEVICE_JSON,
        OK + b"content-length: 99\r\n\r\n" + DEVICE_JSON,
        OK + CHUNKED + b"\r\ns3cret\r\n" + DEVICE_JSON + b"\r\n0\r\n\r\n",
        OK + CHUNKED + b"\r\n-5\r\n" + DEVICE_JSON + b"\r\n0\r\n\r\n",
        OK + CHUNKED + b"\r\nff\r\n" + DEVICE_JSON + b"\r\n0\r\n\r\n",
        OK + LENGTH + CHUNKED + b"\r\n12\r\n" + DEVICE_JSON + b"\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nupgrade: s3cret\r\n\r\n",
        OK + b"a: " + b"s3cret" * 40_000 + b"\r\n\r\n",
    ],
    ids=[
        "nothing",
        "blank lines",
        "no version",
        "http 2",
        "http 2.0",
        "http 1.2",
        "http 0.9",
        "no status",
        "status 99",
        "no colon",
        "length is a word",
        "negative length",
        "two lengths",
        "short of its length",
        "chunk size is a word",
        "negative chunk",
        "short chunk",
        "length beside chunks",
        "another protocol",
        "endless header",
    ],
)
def test_what_is_not_http_is_a_lost_connection(call: Caller, answer: bytes) -> None:
    with (
        ScriptedServer([sends(answer), responds(200, DEVICE_JSON)]) as server,
        pytest.raises(ConnectionLostError) as caught,
    ):
        call(server.url, CREATE)
    assert (len(server.requests), caught.value.attempts) == (1, 1)
    shown = f"{caught.value} {caught.value.__cause__!r}"
    assert "s3cret" not in shown


def test_a_body_longer_than_said_ends_where_it_was_said(call: Caller) -> None:
    answer = OK + LENGTH + b"\r\n" + DEVICE_JSON + OK + b"content-length: 0\r\n\r\n"
    with ScriptedServer([sends(answer)]) as server:
        assert call(server.url, CREATE).value == DEVICE


def test_a_body_cut_short_by_its_length(call: Caller) -> None:
    with (
        ScriptedServer([responds(200, DEVICE_JSON, length=5)]) as server,
        # Some look at what comes after the end, some do not.
        pytest.raises((InvalidResponseError, ConnectionLostError)),
    ):
        call(server.url, CREATE)
    assert len(server.requests) == 1


def test_a_compressed_body_is_not_unpacked(call: Caller) -> None:
    packed = responds(200, DEVICE_JSON, "content-encoding: gzip")
    with (
        ScriptedServer([packed]) as server,
        pytest.raises(InvalidResponseError, match="compressed"),
    ):
        call(server.url, GET)
    assert len(server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(call: Caller, status: int) -> None:
    with ScriptedServer([responds(200, DEVICE_JSON)]) as elsewhere:
        away = responds(status, b"", f"location: {elsewhere.url}/")
        with (
            ScriptedServer([away]) as server,
            pytest.raises(ResponseError, match="redirects"),
        ):
            call(server.url, GET)
    assert (len(server.requests), elsewhere.requests) == (1, [])


def test_headers_beyond_ascii_are_latin_1(call: Caller) -> None:
    odd = responds(200, DEVICE_JSON, "x-odd: \xfc")
    with ScriptedServer([odd]) as server:
        assert call(server.url, CREATE, {"headers": {"x-odd": "\xfc"}}).value == DEVICE
    assert b"x-odd: \xfc\r\n" in server.requests[0]

"""Reads an answer: HTTP/1.1 as RFC 9112 has it, and nothing that two readers could
understand differently."""

from __future__ import annotations

import re
import socket
from time import monotonic

MAX_HEAD = 64 * 1024
"""Bytes of a status line with its headers, of a chunk's size, and of trailers."""

_SLICE = 64 * 1024
_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: [^\r\n\0]*)?")
_NAME = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(rb"[^\r\n\0]*")
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n\0]*)?")
_DIGITS = re.compile(r"[0-9]{1,18}")


class NotHttp(Exception):
    """What came is not a whole HTTP answer. It is not shown."""


class Answer:
    """An answer whose head is read.

    Args:
        sock: Where it comes from.
        method: What it is the answer to.
        until: When it has to be complete, on the monotonic clock.

    Raises:
        OSError: The connection broke; `TimeoutError` if it took too long.
        NotHttp: It is not HTTP.
    """

    def __init__(self, sock: socket.socket, method: str, until: float) -> None:
        self._source = _Source(sock, until)
        while True:
            lines = self._source.take_until(b"\r\n\r\n").split(b"\r\n")
            found = _STATUS.fullmatch(lines[0])
            if found is None:
                raise NotHttp
            self.status = int(found[2])
            """The HTTP status."""
            if self.status >= 200:  # others are interim answers (RFC 9110, 15.2)
                break
        self.headers = _headers(lines[1:])
        """By lower-case name; of a repeated header the last value."""
        self._length = _length(self.headers)
        self._is_chunked = "transfer-encoding" in self.headers
        if method == "CONNECT" or self.status in (204, 304):
            self._length, self._is_chunked = 0, False
        # With both, another reader may see another end (RFC 9112, 6.3).
        self._keeps_open = _keeps_open(
            found[1], self.headers.get("connection", "")
        ) and not (self._is_chunked and self._length is not None)

    def body(self, most: int) -> bytes | None:
        """The body, if it is not longer than that; raises like the class."""
        if self._is_chunked:
            body = self._chunks(most)
        elif self._length is not None:
            body = self._source.take(self._length) if self._length <= most else None
        else:
            self._keeps_open = False
            body = self._source.take_all(most)
        if body is None:
            self._keeps_open = False
        return body

    def is_the_last_byte_read(self) -> bool:
        """Whether the next byte would be that of another answer."""
        return self._keeps_open and self._source.is_empty()

    def _chunks(self, most: int) -> bytes | None:
        chunks: list[bytes] = []
        while True:
            found = _SIZE.fullmatch(self._source.take_until(b"\r\n"))
            if found is None:
                raise NotHttp
            size = int(found[1], 16)
            if not size:
                break
            most -= size
            if most < 0:
                return None
            chunks.append(self._source.take(size))
            if self._source.take(2) != b"\r\n":
                raise NotHttp
        while self._source.take_until(b"\r\n"):
            pass  # trailers, which nobody asked for
        return b"".join(chunks)


def _headers(lines: list[bytes]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(b":")
        if not (colon and _NAME.fullmatch(name) and _VALUE.fullmatch(value)):
            raise NotHttp
        key, text = name.decode("ascii").lower(), value.strip(b" \t").decode("latin-1")
        if (
            key in ("content-length", "transfer-encoding")
            and headers.get(key, text) != text
        ):
            raise NotHttp
        headers[key] = text
    return headers


def _length(headers: dict[str, str]) -> int | None:
    """How long the body is; None if only its end tells."""
    if headers.get("transfer-encoding", "chunked").lower() != "chunked":
        raise NotHttp
    length = headers.get("content-length")
    if length is None:
        return None
    if not _DIGITS.fullmatch(length):
        raise NotHttp
    return int(length)


def _keeps_open(minor: bytes, connection: str) -> bool:
    options = {option.strip() for option in connection.lower().split(",")}
    return "close" not in options if minor == b"1" else "keep-alive" in options


class _Source:
    """What comes in until a point in time.

    A server that sends one byte a second never lets a single read time out.
    """

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._socket = sock
        self._until = until
        self._data = bytearray()

    def is_empty(self) -> bool:
        """Whether nothing is there that was not taken."""
        return not self._data

    def take_until(self, end: bytes) -> bytes:
        """The bytes before an end that is near, which is taken, too."""
        start = 0
        while (at := self._data.find(end, start)) < 0:
            if len(self._data) > MAX_HEAD:
                raise NotHttp
            start = max(0, len(self._data) - len(end) + 1)
            self._receive()
        taken = bytes(self._data[:at])
        del self._data[: at + len(end)]
        return taken

    def take(self, count: int) -> bytes:
        """So many bytes."""
        while len(self._data) < count:
            self._receive()
        taken = bytes(self._data[:count])
        del self._data[:count]
        return taken

    def take_all(self, most: int) -> bytes | None:
        """The bytes before the connection ends, if they are not more than that."""
        while len(self._data) <= most:
            if not self._more():
                return bytes(self._data)
        return None

    def _receive(self) -> None:
        if not self._more():
            raise NotHttp

    def _more(self) -> bool:
        self._socket.settimeout(left(self._until))
        part = self._socket.recv(_SLICE)
        self._data += part
        return bool(part)


def left(until: float) -> float:
    """Seconds until then.

    Raises:
        TimeoutError: It is past.
    """
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds

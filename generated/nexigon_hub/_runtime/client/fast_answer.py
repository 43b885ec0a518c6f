"""Reads an answer. http.client parses it; where that makes the best of what other parsers
refuse, it is refused here."""

from __future__ import annotations

import socket
from http.client import HTTPException, HTTPResponse, RemoteDisconnected
from io import BufferedReader, BytesIO, RawIOBase
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_SLICE = 64 * 1024


class Answer:
    """An answer whose head is read.

    Args:
        sock: Where it comes from.
        method: What it is the answer to.
        until: When it has to be complete, on the monotonic clock.

    Raises:
        OSError: The connection broke; `TimeoutError` if it took too long.
        HTTPException: It is not HTTP.
    """

    def __init__(self, sock: socket.socket, method: str, until: float) -> None:
        self._source = _Source(sock, until)
        self._parsed = self._final(sock, method)
        self.status = self._parsed.status
        """The HTTP status."""

    def _final(self, sock: socket.socket, method: str) -> HTTPResponse:
        """The head that is not an interim one (RFC 9110, 15.2)."""
        reader: BufferedReader = BufferedReader(self._source)
        while True:
            parsed = HTTPResponse(sock, method=method)
            parsed.fp.close()
            parsed.fp = reader
            try:
                parsed.begin()
                if self._source.ended:
                    raise RemoteDisconnected("instead of the end of the headers")
                if parsed.status >= 200:
                    _demand_clear(parsed)
                    return parsed
            except BaseException:
                parsed.close()
                raise
            parsed.fp = BufferedReader(BytesIO())  # when it goes, it closes what it has

    def close(self) -> None:
        """Ends reading; left to the garbage collector, the parser complains."""
        self._parsed.close()

    def headers(self) -> dict[str, str]:
        """By lower-case name; of a repeated header the last value."""
        return {name.lower(): value for name, value in self._parsed.headers.items()}

    def body(self, most: int) -> bytes | None:
        """The body, if it is not longer than that; raises like the class."""
        length = self._parsed.length
        if length is not None:
            return self._parsed.read() if length <= most else None
        chunks: list[bytes] = []
        while chunk := self._parsed.read1(_SLICE):
            chunks.append(chunk)
            most -= len(chunk)
            if most < 0:
                return None
        if self._parsed.chunked and self._source.ended:
            raise RemoteDisconnected("instead of the last chunk")
        return b"".join(chunks)

    def is_the_last_byte_read(self) -> bool:
        """Whether the next byte would be that of another answer."""
        return self._parsed.isclosed() and not self._parsed.will_close


def _demand_clear(parsed: HTTPResponse) -> None:
    headers = parsed.headers
    lengths = headers.get_all("content-length", ())
    coding = headers.get("transfer-encoding", "chunked").lower()
    sized = parsed.chunked or parsed.length is not None
    clear = len(set(lengths)) < 2 and coding == "chunked" and not headers.defects
    if not clear or (lengths and not sized):
        raise HTTPException("the headers are not clear")


class _Source(RawIOBase):
    """What comes in until a point in time.

    A server that sends one byte a second never lets a single read time out.
    """

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._socket = sock
        self._until = until
        self.ended = False
        """Whether the server has closed."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._socket.settimeout(left(self._until))
        count = self._socket.recv_into(buffer)
        self.ended = count == 0
        return count


def left(until: float) -> float:
    """Seconds until then.

    Raises:
        TimeoutError: It is past.
    """
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds

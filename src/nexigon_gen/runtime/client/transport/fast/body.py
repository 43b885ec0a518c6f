"""Readers for the three forms of a body: with a length, in chunks, or up to the close."""

from __future__ import annotations

from typing import Protocol

from ..engine import NotHttp
from .block import Block
from .grammar import (
    FIELDS,
    NEXT_SIZE,
    NEXT_SIZE_START,
    SIZE,
    SIZE_START,
    Budget,
)


class BodyReader(Protocol):
    """Reads a body that comes in parts of any size."""

    @property
    def content(self) -> bytes | bytearray | None:
        """The body so far; `None` once it is too long."""
        ...

    def take(self, data: bytes) -> bytes | None:
        """Takes the next bytes.

        Returns:
            The bytes after the end of the body; `None` if the body is not complete.

        Raises:
            NotHttp: The bytes cannot follow those before.
        """
        ...

    def end(self) -> bool:
        """Whether the body is complete if the connection ends now."""
        ...


class Sized:
    """A body with a `Content-Length`.

    Args:
        length: Bytes of the body, at least 1.
    """

    def __init__(self, length: int) -> None:
        self.content: bytes | bytearray = b""
        self._left = length

    def take(self, data: bytes) -> bytes | None:
        """See `BodyReader.take`."""
        left = self._left
        if not self.content:
            whole = len(data) >= left
            self.content = data[:left] if whole else bytearray(data)
        else:
            self.content += data[:left]
        self._left = max(0, left - len(data))
        return None if self._left else data[left:]

    def end(self) -> bool:
        """See `BodyReader.end`."""
        return False


class UntilClose:
    """A body that ends with the connection.

    Args:
        max_body: Longest body in bytes.
    """

    def __init__(self, max_body: int) -> None:
        self.content: bytearray | None = bytearray()
        self._max_body = max_body

    def take(self, data: bytes) -> bytes | None:
        """See `BodyReader.take`."""
        assert self.content is not None
        if len(self.content) + len(data) > self._max_body:
            self.content = None
            return b""
        self.content += data
        return None

    def end(self) -> bool:
        """See `BodyReader.end`."""
        return True


class Chunked:
    """A body in chunks, which are joined as they come: a list of many small ones would take
    many times the memory.

    Args:
        max_body: Longest body in bytes.
        budget: What the bytes of chunk extensions and trailers are taken from.
    """

    def __init__(self, max_body: int, budget: Budget) -> None:
        self.content: bytearray | None = bytearray()
        self._max_body = max_body
        self._budget = budget
        self._held = b""  # the start of a chunk's size line
        self._left = 0  # bytes of the chunk
        self._size, self._size_start = SIZE, SIZE_START
        self._trailers: Block | None = None

    def take(self, data: bytes) -> bytes | None:
        """See `BodyReader.take`."""
        if self._trailers is not None:
            return self._end(self._trailers, data)
        if self._held:
            data, self._held = self._held + data, b""
        content, left, at = self.content, self._left, 0
        assert content is not None
        while True:
            if left:
                part = data[at : at + left]
                content += part
                if len(part) < left:
                    self._left = left - len(part)
                    return None
                at += left
            found = self._size.match(data, at)
            if found is None:
                if not self._size_start.fullmatch(data, at):
                    raise NotHttp("a chunk of the answer has no valid size")
                self._left, self._held = 0, data[at:]
                return None
            at = found.end()
            digits, extension = found.groups()
            if extension:
                self._budget.spend(len(extension))
            left = int(digits, 16)
            if not left:
                self._trailers = Block(self._budget, b"\r\n")
                return self._end(self._trailers, data[at:])
            if len(content) + left > self._max_body:
                self.content = None
                return b""
            self._size, self._size_start = NEXT_SIZE, NEXT_SIZE_START

    def end(self) -> bool:
        """See `BodyReader.end`."""
        return False

    def _end(self, trailers: Block, data: bytes) -> bytes | None:
        lines = trailers.take(data)
        if lines is None:
            return None
        if not FIELDS.fullmatch(lines):
            raise NotHttp("a trailer of the answer is malformed")
        return trailers.rest

"""A block of lines up to an empty one: the head of an answer, or its trailers."""

from __future__ import annotations

from ..engine import NotHttp
from .grammar import BROKEN, EMPTY_LINE, Budget


class Block:
    """Collects lines up to an empty one. Refuses an illegal byte at once, not at the end.

    Args:
        budget: What the bytes of the block are taken from.
        start: Bytes that count as already read.
        openings: The block must start with one of these, if there are any.
    """

    def __init__(
        self, budget: Budget, start: bytes = b"", openings: tuple[bytes, ...] = ()
    ) -> None:
        self._budget = budget
        self._openings = openings
        self._data = bytearray(start)
        self.rest = b""
        """The bytes after the block."""

    def take(self, data: bytes) -> bytes | None:
        """Takes the next bytes.

        Returns:
            The block without its last two line ends, or `None` if it is not complete.

        Raises:
            NotHttp: The block is malformed or too long.
        """
        held = self._data
        before = len(held)
        seen = max(0, before - 3)
        held += data
        end = held.find(EMPTY_LINE, seen)
        self._budget.spend((len(held) if end < 0 else end + 4) - before)
        if end < 0:
            self._check(seen)
            return None
        self.rest = bytes(held[end + 4 :])
        return bytes(held[:end])

    def _check(self, seen: int) -> None:
        """Refuses bytes that cannot be the start of a block."""
        start = [
            self._data.startswith(each[: len(self._data)]) for each in self._openings
        ]
        if start and not any(start):
            raise NotHttp("the answer is not one of HTTP/1.1 or HTTP/1.0")
        if BROKEN.search(self._data, seen):
            raise NotHttp("a line of the answer's head does not end with CR LF")

"""The end of a client, known to all that share it and to its running calls."""

from __future__ import annotations

from .locks import ForkSafeLock


class Lifetime:
    """Lasts until the client is closed."""

    def __init__(self) -> None:
        self.over = False
        """Whether it was closed."""
        self._lock = ForkSafeLock()

    def end(self) -> bool:
        """Ends it; true for the one caller that did."""
        with self._lock.held():
            first, self.over = not self.over, True
        return first

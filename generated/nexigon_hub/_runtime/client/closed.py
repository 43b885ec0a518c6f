"""The closed flag of a client, known to all that share it and to its running calls."""

from __future__ import annotations

from .locks import ForkSafeLock


class ClosedFlag:
    """Whether the client was closed."""

    def __init__(self) -> None:
        self.is_set = False
        """Whether it is closed."""
        self._lock = ForkSafeLock()

    def set(self) -> bool:
        """Closes it; true for the one caller that did."""
        with self._lock.held():
            first, self.is_set = not self.is_set, True
        return first

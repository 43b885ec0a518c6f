"""The closed flag of a client, which its calls look at."""

from __future__ import annotations

from .locks import ForkSafeLock


class ClosedFlag:
    """Whether the client was closed. Clients made by `with_options` share the flag."""

    def __init__(self) -> None:
        self.is_set = False
        """Whether the client is closed."""
        self._lock = ForkSafeLock()

    def set(self) -> bool:
        """Sets the flag. Returns true for the first caller only, which is to clean up."""
        with self._lock.held():
            first, self.is_set = not self.is_set, True
        return first

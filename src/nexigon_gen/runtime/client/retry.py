"""Retries: when an attempt may be repeated, after how long, and when to stop."""

from __future__ import annotations

from typing import Literal

from .locks import ForkSafeLock

Repeat = Literal["always", "idempotent", "never"]
"""Which actions may be sent again: all, the safe and idempotent ones, or none."""

MAX_RETRY_AFTER = 60.0
"""Seconds. A server that asks for a longer pause gets no retry."""

_LONGEST_PAUSE = float(1 << 31)
"""Seconds, for numbers of any length."""

_FIRST_BACKOFF = 0.5
_MAX_BACKOFF = 8.0


def backoff(attempts: int, chance: float) -> float:
    """Seconds to wait after that many attempts; `chance` in [0, 1) spreads callers."""
    return chance * min(_MAX_BACKOFF, _FIRST_BACKOFF * 2.0 ** min(attempts - 1, 8))


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds a `Retry-After` header asks to wait; `None` if absent or not understood.

    Args:
        header: Seconds, or an HTTP date.
        now: Seconds since the epoch, to tell how far away the date is.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return min(float(text), _LONGEST_PAUSE)
    from datetime import UTC  # slow to import, rarely needed
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
        if date.tzinfo is None:  # HTTP dates are in UTC, whatever they leave out
            date = date.replace(tzinfo=UTC)
        seconds = date.timestamp() - now
    except (ValueError, OverflowError):
        return None
    return max(0.0, seconds)


class RetryQuota:
    """Keeps an outage from being multiplied by retries.

    A bucket shared by all calls of a client: a retry takes a coin, a success puts a
    tenth of one back. When it is empty, calls fail at their first failure.
    """

    def __init__(self, coins: int = 20) -> None:
        self._capacity = self._tenths = coins * 10
        self._lock = ForkSafeLock()
        self.is_full = True
        """Whether there is nothing to put back: nearly always, which saves the lock."""

    def take(self) -> bool:
        """Pays for a retry; false when there is nothing left to pay with."""
        with self._lock.held():
            if self._tenths < 10:
                return False
            self._tenths -= 10
            self.is_full = False
            return True

    def refund(self) -> None:
        """Notes a success."""
        with self._lock.held():
            self._tenths = min(self._capacity, self._tenths + 1)
            self.is_full = self._tenths == self._capacity

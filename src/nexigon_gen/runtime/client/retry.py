"""Retries: which failures allow one, how long to wait, and the quota of a client."""

from __future__ import annotations

from typing import Literal

from .locks import ForkSafeLock

Repeat = Literal["always", "idempotent", "never"]
"""Which actions may be sent again after a failure: all, those whose idempotency is not
`unsafe`, or none."""

MAX_RETRY_AFTER = 60.0
"""Seconds. If the server asks to wait longer, the call is not retried."""

_LONGEST_PAUSE = float(1 << 31)
"""Seconds. A `Retry-After` may be a number of any length."""

_FIRST_BACKOFF = 0.5
_MAX_BACKOFF = 8.0


def backoff(attempts: int, chance: float) -> float:
    """Seconds to wait after so many attempts: exponential, with full jitter.

    Args:
        attempts: How many attempts were made, at least 1.
        chance: A random number of [0, 1), so that callers do not all come back at once.
    """
    return chance * min(_MAX_BACKOFF, _FIRST_BACKOFF * 2.0 ** min(attempts - 1, 8))


def retry_after(header: str | None, now: float) -> float | None:
    """Seconds that a `Retry-After` header asks to wait; `None` if it is absent or malformed.

    Args:
        header: Value of the header: seconds, or an HTTP date.
        now: The time, in seconds since the epoch.
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
        if date.tzinfo is None:  # HTTP dates are always in UTC
            date = date.replace(tzinfo=UTC)
        seconds = date.timestamp() - now
    except (ValueError, OverflowError):
        return None
    return max(0.0, seconds)


class RetryQuota:
    """Limits how many calls of a client are retried, so that retries do not make an outage
    worse.

    All calls share one budget of retries. A retry takes one, a successful call gives a
    tenth of one back. While the budget is spent, no call is retried.
    """

    def __init__(self, retries: int = 20) -> None:
        self._capacity = self._tenths = retries * 10
        self._lock = ForkSafeLock()
        self.is_full = True
        """Whether `refund` has nothing to do. Nearly always so; to look here needs no lock."""

    def take(self) -> bool:
        """Takes one retry out of the budget. Returns false if it is spent."""
        with self._lock.held():
            if self._tenths < 10:
                return False
            self._tenths -= 10
            self.is_full = False
            return True

    def refund(self) -> None:
        """Gives a tenth of a retry back, after a successful call."""
        with self._lock.held():
            self._tenths = min(self._capacity, self._tenths + 1)
            self.is_full = self._tenths == self._capacity

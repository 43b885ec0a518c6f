"""Points in time as the database has them: text that sorts by time."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The current time, as text."""
    return to_text(datetime.now(UTC))


def to_text(time: datetime) -> str:
    """UTC with microseconds. `time` must have a time zone."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str) -> datetime:
    """The point in time that `to_text` wrote."""
    return datetime.fromisoformat(text)

"""The secrets within a value."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.secret import Secret
from .parts import parts


def secrets_in(value: object) -> Iterator[str]:
    """The values of all secrets that a value of any type holds."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Secret) and not found.is_lost():
            yield found.reveal()
        waiting.extend(parts(found))

"""The process that compiles what may hang or eat all memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .watchdog import Watchdog, watchdog


@pytest.fixture(scope="module")
def dog() -> Iterator[Watchdog]:
    """A watched process."""
    with watchdog() as found:
        yield found

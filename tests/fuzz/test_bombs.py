"""Nothing hangs, overflows or takes the memory of the machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .bombs import bombs
from .case import Case
from .watchdog import Watchdog, watchdog

BOMBS = bombs()


@pytest.fixture(scope="module")
def dog() -> Iterator[Watchdog]:
    with watchdog() as found:
        yield found


@pytest.mark.parametrize("name", BOMBS)
def test_bomb(name: str, dog: Watchdog) -> None:
    outcome = dog.run(Case({"bomb.yaml": BOMBS[name]}))
    assert outcome.problem is None


def test_a_hang_is_seen(dog: Watchdog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.watchdog.SECONDS", 0)
    assert dog.run(Case({"bomb.yaml": BOMBS["values"]})).problem == "no answer in 0 s"

"""Nothing hangs, overflows or takes the memory of the machine."""

from __future__ import annotations

import pytest

from support.integration import apart

from .bombs import KINDS, bombs
from .case import Case
from .watchdog import Watchdog


@pytest.mark.parametrize("kind", apart(KINDS, "numbers", "generics"))
def test_bombs(kind: str, dog: Watchdog) -> None:
    problems = {
        name: dog.run(Case({"bomb.yaml": text})).problem for name, text in bombs(kind)
    }
    assert problems == dict.fromkeys(problems)


def test_a_hang_is_seen(dog: Watchdog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fuzz.watchdog.SECONDS", 0)
    slow = dict(bombs("many"))["values"]
    assert dog.run(Case({"bomb.yaml": slow})).problem == "no answer in 0 s"

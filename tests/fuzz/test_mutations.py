"""Damaged specs are refused in words; those that still compile give Python that loads."""

from __future__ import annotations

from random import Random

import pytest

from support.integration import apart

from .corpus import seeds, words
from .loading import problem_of_loading
from .mutate import mutate
from .watchdog import Watchdog

SEEDS = seeds()
WORDS = words()
ROUNDS = 8
"""How often each spec is damaged."""
PARTS = 4
"""Of the specs, in each round."""
SAMPLE = 5
"""Of how many that compile one is imported."""


@pytest.mark.parametrize("number", apart(range(ROUNDS * PARTS), 0))
def test_damaged(number: int, dog: Watchdog) -> None:
    chance = Random(number)
    compiled = 0
    for seed in SEEDS[number % PARTS :: PARTS]:
        case = mutate(seed, chance, WORDS)
        outcome = dog.run(case)
        assert outcome.problem is None, (case, outcome.problem)
        if outcome.compiled:
            if compiled % SAMPLE == 0:
                assert problem_of_loading(case, dog) is None, case
            compiled += 1
    assert compiled

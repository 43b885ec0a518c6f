"""`FUZZ_MINUTES=30 python -m fuzz`: random and damaged specs, until the time is up.

Each spec that is not handled as it should be is kept in the folder `FUZZ_FINDINGS`,
with what went wrong. The exit code is 1 if there is any.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from time import monotonic

from hypothesis import HealthCheck, Phase, given, seed, settings
from properties.pools import DOCUMENTS
from properties.specs import Spec, specs

from .case import Case
from .corpus import seeds, words
from .loading import problem_of_loading
from .mutate import mutate
from .watchdog import watchdog

MINUTES = float(os.environ.get("FUZZ_MINUTES", "10"))
FINDINGS = Path(os.environ.get("FUZZ_FINDINGS", "fuzz-findings"))
SAMPLE = 50
"""Of how many that compile one is imported."""
BATCH = 100
"""How many random specs are made at a time."""

_MAKE = settings(
    max_examples=BATCH,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def main() -> int:
    """Looks for trouble; prints how much was tried and found."""
    start = int(os.environ.get("FUZZ_SEED", "0")) or Random().getrandbits(32)
    chance = Random(start)
    end = monotonic() + MINUTES * 60
    tried = compiled = found = 0
    pool, dictionary = seeds(), words()
    with watchdog() as dog:
        while monotonic() < end:
            whole = _random_specs(chance)
            damaged = [mutate(each, chance, dictionary) for each in (*whole, *pool)]
            for case in (*whole, *damaged):
                if monotonic() > end:
                    break
                outcome = dog.run(case)
                tried += 1
                compiled += outcome.compiled
                problem = outcome.problem
                if outcome.compiled and compiled % SAMPLE == 0:
                    problem = problem_of_loading(case, dog)
                if problem:
                    found += 1
                    _keep(case, problem, f"{start}-{found}")
    print(f"seed {start}: {tried} specs, {compiled} compiled, {found} findings")
    return int(found > 0)


def _random_specs(chance: Random) -> list[Case]:
    found: list[Case] = []

    @seed(chance.getrandbits(32))
    @_MAKE
    @given(specs())
    def collect(spec: Spec) -> None:
        files = {**spec.files, **DOCUMENTS}
        found.append(Case({name: text.encode() for name, text in files.items()}))

    collect()
    return found


def _keep(case: Case, problem: str, name: str) -> None:
    folder = FINDINGS / name
    case.write(folder)
    (folder / "problem.txt").write_text(problem, "utf-8")
    print(f"{folder}: {problem.strip().splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())

"""The generated server beside servers written by hand and emitted, under load.

Every app runs in uvicorn with uvloop and httptools, one worker; in each round each of
them gets the same load, one after the other.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from synthetic import hub

from support.sdk import write
from support.specs import artifacts

from .load import Load, Target, load
from .running import ROOT, ask, uvicorn
from .serving.emit import emit
from .serving.sample import GET, QUERY, TOKEN, Case

APPS = ("generated", "bare", "same_models", "in_starlette", "in_fastapi", "emitted")
CASES = {"small": GET, "list": QUERY}
ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 2
HEADERS = {"authorization": f"Bearer {TOKEN}", "content-type": "application/json"}
BARS = {
    "small": {"bare": 0.55, "in_fastapi": 2.0, "emitted": 2.5},
    "list": {"bare": 0.60, "in_fastapi": 2.0, "emitted": 2.5},
}
"""What the generated server has to reach, as a ratio of its rate to that of the other."""


def main() -> int:
    """Prints rates, latencies and ratios; 1 if a bar is missed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        specs = (
            *hub.write(folder, plain=True),
            ROOT / "benchmarks" / "serving" / "bench.yaml",
        )
        write(artifacts(*specs, package="synthetic_hub"), folder)
        emit(folder / "openapi.json", folder)
        met = [_compared(name, case, folder) for name, case in CASES.items()]
    return int(not all(met))


def _compared(name: str, case: Case, folder: Path) -> bool:
    loads = _measure(case, folder)
    print(f"\n{name:14}{'rate':>10}{'p99':>11}  generated: rate, p99")
    met = True
    ours = loads["generated"]
    for app, theirs in loads.items():
        rate = median(a.rate / b.rate for a, b in zip(ours, theirs, strict=True))
        p99 = median(a.p99 / b.p99 for a, b in zip(ours, theirs, strict=True))
        bar = BARS[name].get(app, 0.0)
        met &= rate >= bar
        print(
            f"{app:14}{median(each.rate for each in theirs):8.0f}/s"
            f"{median(each.p99 for each in theirs) * 1000:8.2f} ms"
            f"  {rate:.2f}×, {p99:.2f}×" + (f"  (bar: {bar})" if bar else "")
        )
    return met


def _measure(case: Case, folder: Path) -> Mapping[str, Sequence[Load]]:
    loads: dict[str, list[Load]] = {name: [] for name in APPS}
    answers: list[object] = []
    for turn in range(ROUNDS + 1):
        for name in APPS:
            with uvicorn(f"benchmarks.serving.{name}:app", folder) as port:
                target = Target(port, case.path, HEADERS, case.body)
                answers.append(ask(target))
                assert answers[-1] == answers[0], f"{name} answers something else"
                found = load(target, SECONDS)
            if turn:  # the first round warms the machine
                loads[name].append(found)
    return loads


if __name__ == "__main__":
    sys.exit(main())

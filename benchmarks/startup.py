"""The main job as a whole process, beside a Python that does nothing.

Warm, one after the other: what counts is the median ratio of the rounds. `everything`
compiles the spec and writes a new output; `unchanged` finds that there is nothing to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

ROUNDS: Final = 15
WARM_UP: Final = 2
EVERYTHING: Final = 12.0
UNCHANGED: Final = 4.0

_PROJECT = Path(__file__).resolve().parents[1]
_SPEC = _PROJECT / "spec" / "projects.yaml"
_NOTHING: Final = (sys.executable, "-c", "pass")


def main() -> int:
    """Prints times and their ratios; 1 if one is over its bar, or if a run that has
    nothing to do writes."""
    compile_dir(_PROJECT / "src", quiet=1)
    rounds: list[tuple[float, float, float]] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        kept = folder / "kept"
        # The second run remembers that there was nothing to do, the others recall it.
        _seconds(_job(kept), folder)
        _seconds(_job(kept), folder)
        before = _written(kept)
        for number in range(WARM_UP + ROUNDS):
            everything = _seconds(_job(folder / str(number)), folder)
            unchanged = _seconds(_job(kept), folder)
            rounds.append((everything, unchanged, _seconds(_NOTHING, folder)))
        wrote = before != _written(kept)
    del rounds[:WARM_UP]
    nothing = median(each[2] for each in rounds)
    print(f"python -c pass {nothing * 1000:7.1f} ms")
    failed = wrote
    for place, (what, bar) in enumerate(
        (("everything", EVERYTHING), ("unchanged", UNCHANGED))
    ):
        taken = median(each[place] for each in rounds)
        ratio = median(each[place] / each[2] for each in rounds)
        print(f"{what:14} {taken * 1000:7.1f} ms  {ratio:5.1f}×  (bar: {bar})")
        failed |= ratio > bar
    print(
        "a run without work wrote files" if wrote else "a run without work wrote none"
    )
    return int(failed)


def _job(output: Path) -> Sequence[str]:
    return (sys.executable, "-m", "nexigon_gen", str(_SPEC), "-o", str(output), "-q")


def _seconds(command: Sequence[str], cache: Path) -> float:
    variables = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    start = perf_counter()
    subprocess.run(command, env=variables, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def _written(folder: Path) -> Mapping[Path, tuple[int, int]]:
    """When each file was last written, and its inode: replacing one changes both."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


if __name__ == "__main__":
    sys.exit(main())

"""The main job as a whole process, beside a Python that does nothing.

In pairs, one after the other, warm: what counts is the median ratio of the pairs. The
first run of the tool has written everything; the ones measured write nothing.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

PAIRS: Final = 15
WARM_UP: Final = 2
BAR: Final = 15.0

_PROJECT = Path(__file__).resolve().parents[1]
_SPEC = _PROJECT / "spec" / "projects.yaml"
_NOTHING: Final = (sys.executable, "-c", "pass")


def main() -> int:
    """Prints times and their ratio; 1 if it is over the bar, or if a run that has
    nothing to do writes."""
    compile_dir(_PROJECT / "src", quiet=1)
    with TemporaryDirectory() as folder:
        job = (sys.executable, "-m", "nexigon_gen", str(_SPEC), "-o", folder, "-q")
        _seconds(job)
        before = _written(Path(folder))
        pairs = [(_seconds(job), _seconds(_NOTHING)) for _ in range(WARM_UP + PAIRS)]
        wrote = before != _written(Path(folder))
    ours, nothing = zip(*pairs[WARM_UP:], strict=True)
    ratio = median(a / b for a, b in zip(ours, nothing, strict=True))
    print(f"nexigon-gen {median(ours) * 1000:7.1f} ms")
    print(
        f"python pass {median(nothing) * 1000:7.1f} ms  nexigon-gen takes {ratio:.1f}×  (bar: {BAR})"
    )
    print("the second run wrote files" if wrote else "the second run wrote nothing")
    return int(wrote or ratio > BAR)


def _seconds(command: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def _written(folder: Path) -> Mapping[Path, tuple[int, int]]:
    """When each file was last written, and its inode: replacing one changes both."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


if __name__ == "__main__":
    sys.exit(main())

"""A change of a Hub under `--watch`, beside a run of its own.

In turn, after the same change of a description: from the save until the output is there.
What counts is the median ratio of the pairs.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from signal import SIGINT
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from synthetic import hub

CHANGES: Final = 20
BAR: Final = 0.3
"""How much of a run a change may take."""
_CHANGED: Final = "devices.yaml"


def main() -> int:
    """Prints the seconds of both and their ratio; 1 if the bar is missed."""
    pairs: list[tuple[float, float]] = []
    with TemporaryDirectory() as name:
        followed, alone = Path(name, "followed"), Path(name, "alone")
        for folder in (followed, alone):
            folder.mkdir()
            hub.write(folder, plain=True)
        text = (alone / _CHANGED).read_text("utf-8")
        run = _command(alone)
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        with subprocess.Popen(
            [*_command(followed), "--watch"], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            process.stdout.readline()  # the first run is done
            for number in range(CHANGES):
                start = _change(followed, text, number)
                told = process.stdout.readline()
                seconds = perf_counter() - start
                assert " written" in told, told
                start = _change(alone, text, number)
                subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
                pairs.append((seconds, perf_counter() - start))
            process.send_signal(SIGINT)
    ratio = median(change / run for change, run in pairs)
    change, whole = (median(column) for column in zip(*pairs, strict=True))
    print(f"a run       {whole * 1000:7.1f} ms")
    print(f"a change    {change * 1000:7.1f} ms  {ratio:5.2f}×  (bar: {BAR})")
    return int(ratio > BAR)


def _command(specs: Path) -> list[str]:
    options = ("--isolated", "--ignore", "NXG310", "-o", str(specs / "out"))
    return [sys.executable, "-m", "nexigon_gen", str(specs), *options]


def _change(specs: Path, text: str, number: int) -> float:
    """Saves a spec with another description, as editors do, and says when."""
    before, mark, after = text.rpartition(" -- ")
    beside = specs / "unfinished"
    beside.write_text(f"{before}{mark}Change {number}. {after}", "utf-8")
    start = perf_counter()
    beside.replace(specs / _CHANGED)
    return start


if __name__ == "__main__":
    sys.exit(main())

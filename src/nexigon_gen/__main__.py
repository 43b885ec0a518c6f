"""Runs the command line: `python -m nexigon_gen`, or `nexigon-gen` once installed."""

from __future__ import annotations

import gc
import sys
from time import perf_counter

from .unchanged import recall


def main() -> None:
    """Runs the tool and ends the process.

    Exit codes: 0 done or up to date, 1 not up to date (`--check`), 2 cannot say, 70 a
    bug, 130 interrupted.
    """
    # The run is short and keeps nearly all it makes; looking for cycles is a waste.
    gc.disable()
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # Nor is there anything to collect at the end.
    gc.freeze()
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    start = perf_counter()
    words = recall(arguments)
    if words and _say(*words, start):
        return 0
    from .cli.main import run

    return run(arguments)


def _say(said: str, told: str, start: float) -> bool:
    """Says how a run without work went, if anybody can hear it."""
    try:
        print(told, end="", file=sys.stderr, flush=True)
        if said:
            print(f"{said} ({perf_counter() - start:.2f} s)", flush=True)
    except (OSError, ValueError):
        return False
    return True


if __name__ == "__main__":
    main()

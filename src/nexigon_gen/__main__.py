"""Runs the command line: `python -m nexigon_gen`, or `nexigon-gen` once installed."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Runs the tool and ends the process.

    Exit codes: 0 done or up to date, 1 not up to date (`--check`), 2 cannot say, 70 a
    bug, 130 interrupted.
    """
    # The run is short and keeps nearly all it makes; looking for cycles is a waste.
    gc.disable()
    try:
        from .cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    # Nor is there anything to collect at the end.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()

"""A program that runs a command and prints what it took: seconds of wall and of CPU, KiB.

On Linux the peak of a process counts from that of the process it was started by. This one
imports as little as it can, so that the peak is that of the command.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter


def main() -> int:
    """Runs the command of the arguments, without output; returns its exit code."""
    silent = os.open(os.devnull, os.O_WRONLY)
    outputs = [(os.POSIX_SPAWN_DUP2, silent, number) for number in (1, 2)]
    start = perf_counter()
    program = os.posix_spawn(
        sys.argv[1], sys.argv[1:], os.environ, file_actions=outputs
    )
    _, status, used = os.wait4(program, 0)
    wall = perf_counter() - start
    print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())

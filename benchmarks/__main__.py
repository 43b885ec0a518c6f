"""All benchmarks, one after the other, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys

_ALL = (
    "generators",
    "startup",
    "watch",
    "errors",
    "changes",
    "commands",
    "client",
    "server",
    "hub",
)


def main() -> int:
    """Runs them; 1 if one of them misses its bar."""
    failed = 0
    for name in _ALL:
        print(f"\n{name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        failed |= subprocess.run(command, check=False).returncode
    return int(failed != 0)


if __name__ == "__main__":
    sys.exit(main())

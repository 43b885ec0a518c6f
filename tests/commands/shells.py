"""Shells at a terminal, with somebody who types a line and presses the key that completes."""

from __future__ import annotations

import os
import pty
import select
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PROGRAMS: Final = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
_READ: Final = {
    "bash": "source complete.bash",
    "zsh": "autoload -U compinit; compinit -D -u; source complete.zsh",
    "fish": "source complete.fish",
}
_SECONDS: Final = 60


def completed(
    shell: str, line: str, folder: Path, environment: Mapping[str, str]
) -> str:
    """What a terminal shows of a line that is completed, and carried out.

    Args:
        shell: A key of `PROGRAMS`.
        line: What is typed before the key.
        folder: Where `complete.SHELL` is.
        environment: All variables of the shell.
    """
    process, terminal = pty.fork()  # fish wants a terminal of its own
    if process == 0:
        os.chdir(folder)
        os.execvpe(PROGRAMS[shell][0], PROGRAMS[shell], {**environment, "TERM": "dumb"})
    try:
        _typed(terminal, f"{_READ[shell]}; echo rea''dy\n", "ready")
        return _typed(terminal, f"{line}\t\n", "<end>")
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def _typed(terminal: int, text: str, awaited: str) -> str:
    """Types, and reads until something is shown."""
    os.write(terminal, text.encode())
    seen = b""
    while awaited.encode() not in seen:
        assert select.select([terminal], [], [], _SECONDS)[0], seen
        seen += os.read(terminal, 4096)
    return seen.decode()

"""Commands at a terminal, with somebody who types."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

from support.commands import CommandLine

STEERING = {
    *map(chr, (*range(10), *range(11, 32), *range(127, 160))),
    *map(chr, (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}
"""Control characters, and those that turn the direction of text."""


def at_terminal(
    at: CommandLine,
    *arguments: str,
    typed: str = "",
    terminal: str = "dumb",
    **variables: str,
) -> tuple[int, str]:
    """The exit code, and what somebody sees who types that at the first question."""
    main, side = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", at.package, *arguments],
        env={**at.environment, "TERM": terminal, **variables},
        stdin=side,
        stdout=side,
        stderr=side,
        start_new_session=True,
        cwd=at.folder,
    )
    os.close(side)
    seen = b""
    try:
        while part := os.read(main, 4096):
            seen += part
            if typed and seen.rstrip().endswith((b"[y/N]", b":")):
                os.write(main, typed.encode())
                typed = ""
    except OSError:  # how a terminal ends
        pass
    os.close(main)
    return process.wait(), seen.decode().replace("\r\n", "\n")

"""Standard streams, which may be closed, full, or read by nobody."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from .errors import End

UNWRITTEN = 74
"""The exit code of what could not be printed, as in `sysexits.h`."""


def write(text: str) -> None:
    """Writes to standard output, in UTF-8 whatever the locale says. That nobody reads any
    more is no failure.

    Raises:
        End: It cannot be written.
    """
    stream: TextIO | None = sys.stdout
    if not text:
        return
    if stream is None:
        raise End(UNWRITTEN, "standard output is closed")
    try:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()
    except OSError as error:
        sys.stdout = _nowhere()
        if not isinstance(error, BrokenPipeError):
            message = f"standard output cannot be written: {error.strerror}"
            raise End(UNWRITTEN, message) from None


def tell(text: str) -> None:
    """Writes to standard error, if anybody listens: the exit code says it, too."""
    stream: TextIO | None = sys.stderr
    try:
        if stream is not None:
            stream.write(text)
            stream.flush()
    except OSError:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    """Where that goes which could not be written: Python would try again at its end."""
    return open(os.devnull, "w", encoding="utf-8")

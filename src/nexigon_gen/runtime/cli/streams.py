"""Writing to the standard streams, which may be closed or broken."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from .errors import CommandExit
from .exit_codes import NOT_PRINTED


def write_stdout(text: str) -> None:
    """Writes to standard output, always in UTF-8. A closed pipe is no error.

    Raises:
        CommandExit: The text cannot be written.
    """
    stream: TextIO | None = sys.stdout
    if not text:
        return
    if stream is None:
        raise CommandExit(NOT_PRINTED, "standard output is closed")
    try:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()
    except OSError as error:
        sys.stdout = _null_stream()
        if not isinstance(error, BrokenPipeError):
            message = f"standard output cannot be written: {error.strerror}"
            raise CommandExit(NOT_PRINTED, message) from None


def write_stderr(text: str) -> None:
    """Writes to standard error. Failures are ignored: the exit code still tells."""
    stream: TextIO | None = sys.stderr
    try:
        if stream is not None:
            stream.write(text)
            stream.flush()
    except OSError:
        sys.stderr = _null_stream()


def _null_stream() -> TextIO:
    """A stream that drops all text. It replaces a broken stream, which Python would flush
    again when it exits."""
    return open(os.devnull, "w", encoding="utf-8")

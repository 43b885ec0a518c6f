"""The standard streams, which may be closed, full, a pipe that nobody reads, or of an encoding
with few characters."""

from __future__ import annotations

import errno
import os
import re
import sys
from codecs import lookup
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

_COLOURS = r"\x1b\[[0-?]*[ -/]*[@-~]"


def escape_unprintable() -> None:
    """Makes the streams print characters that their encoding does not have as escapes. That
    it is ASCII, nobody has chosen: then it is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Fails if earlier text cannot be written; then the next print reports it.
            with suppress(OSError):
                is_ascii = lookup(stream.encoding).name == "ascii"
                encoding = "utf-8" if is_ascii else None
                stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str | bytes, *, colour: bool = False) -> None:
    """Prints a message to stdout. Does nothing if stdout is closed.

    Raises:
        OSError: It cannot be written.
    """
    _print(sys.stdout, text, colour=colour or is_terminal(out=True))


def print_result(text: str | bytes, *, colour: bool = False) -> None:
    """Prints the result of a command to stdout.

    Raises:
        OSError: It cannot be written, or stdout is closed.
    """
    if _is_closed(sys.stdout):
        raise OSError(errno.EBADF, "stdout is closed")
    say(text, colour=colour)


def complain(text: str, *, colour: bool = False) -> None:
    """Prints to stderr. Errors of printing are ignored, since the exit code tells the outcome."""
    try:
        _print(sys.stderr, text, colour=colour)
    except OSError:
        discard_unprinted()


def _print(stream: TextIO, text: str | bytes, *, colour: bool) -> None:
    """Prints text at once, without what colours it if that is not wanted."""
    if _is_closed(stream):
        return
    if isinstance(text, bytes):
        stream.flush()
        stream.buffer.write(text)
    else:
        stream.write(text if colour else re.sub(_COLOURS, "", text))
    stream.flush()


def read_stdin(limit: int) -> bytes:
    """Reads stdin, up to `limit` bytes.

    Raises:
        OSError: It cannot be read, or is closed.
    """
    if _is_closed(sys.stdin):
        raise OSError(errno.EBADF, "stdin is closed")
    return sys.stdin.buffer.read(limit)


def is_terminal(*, out: bool = False) -> bool:
    """Whether stderr (or stdout, with `out`) is a terminal."""
    stream = sys.stdout if out else sys.stderr
    return not _is_closed(stream) and stream.isatty()


def discard_unprinted() -> None:
    """Discards text that cannot be written: the interpreter would try again at its end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            try:
                stream.flush()
            except OSError:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _is_closed(stream: object) -> bool:
    """Whether a stream was closed when Python started, for which it has None."""
    return stream is None

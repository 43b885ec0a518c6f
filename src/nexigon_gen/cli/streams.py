"""The standard streams, which may be closed, full, a pipe that nobody reads, or of an encoding
with few characters."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper

import click


def escape_unprintable() -> None:
    """Makes the streams print characters that their encoding does not have as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Fails if earlier text cannot be written; then the next print reports it.
            with suppress(OSError):
                stream.reconfigure(errors="backslashreplace")


def say(text: str | bytes, *, colour: bool = False) -> None:
    """Prints a message to stdout. Does nothing if stdout is closed.

    Raises:
        OSError: It cannot be written.
    """
    click.echo(text, nl=False, color=colour or None)


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
        click.echo(text, err=True, nl=False, color=colour)
    except OSError:
        discard_unprinted()


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

"""The standard streams, in whatever state the tool is started with: closed, full, a pipe
that nobody reads, an encoding with few characters."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from io import TextIOWrapper

import click


def steady() -> None:
    """Makes every character printable: as an escape, if the encoding has it not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Text that waits and cannot go out stays, and so fails what is printed next.
            with suppress(OSError):
                stream.reconfigure(errors="backslashreplace")


def say(text: str | bytes, *, colour: bool = False) -> None:
    """Prints to stdout; to nobody, if it is closed.

    Raises:
        OSError: Nobody can read it.
    """
    click.echo(text, nl=False, color=colour or None)


def hand_over(text: str | bytes, *, colour: bool = False) -> None:
    """Prints to stdout what the command was called for.

    Raises:
        OSError: Nobody can read it, also because stdout is closed.
    """
    if _is_closed(sys.stdout):
        raise OSError(errno.EBADF, "stdout is closed")
    say(text, colour=colour)


def complain(text: str, *, colour: bool = False) -> None:
    """Prints to stderr, if anybody reads it: the exit code says as much."""
    try:
        click.echo(text, err=True, nl=False, color=colour)
    except OSError:
        settle()


def take_in(limit: int) -> bytes:
    """What stdin holds, up to so many bytes.

    Raises:
        OSError: It cannot be read, also because it is closed.
    """
    if _is_closed(sys.stdin):
        raise OSError(errno.EBADF, "stdin is closed")
    return sys.stdin.buffer.read(limit)


def is_terminal(*, out: bool = False) -> bool:
    """Whether stderr is one, or stdout."""
    stream = sys.stdout if out else sys.stderr
    return not _is_closed(stream) and stream.isatty()


def settle() -> None:
    """Drops what cannot be printed: the interpreter would try again when it ends."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            try:
                stream.flush()
            except OSError:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _is_closed(stream: object) -> bool:
    """Python has None for a stream that was closed when it started."""
    return stream is None

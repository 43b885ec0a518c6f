"""A line on the terminal while a run takes long."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from .streams import complain, is_terminal

_PATIENCE = 1.0
"""Seconds before the line is printed."""
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(words: str, patience: float = _PATIENCE) -> Generator[None]:
    """Prints a line if the block takes longer than `patience` seconds and stderr is a terminal.
    The line is removed afterwards."""
    if not is_terminal():
        yield
        return
    from threading import Event, Thread  # only needed on a terminal

    done = Event()

    def say() -> None:
        if not done.wait(patience):
            complain(f"{words}...")
            done.wait()
            complain(_CLEAR, colour=True)

    teller = Thread(target=say, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()

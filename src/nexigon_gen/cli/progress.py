"""A line on a terminal while something takes long."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from .streams import complain, is_terminal

_PATIENCE = 1.0
"""Seconds in which nothing is said."""
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(words: str, patience: float = _PATIENCE) -> Generator[None]:
    """Says what is going on, if that takes longer than `patience` in seconds and if
    stderr is a terminal; the line is gone afterwards."""
    if not is_terminal():
        yield
        return
    from threading import Event, Thread  # few runs are watched

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

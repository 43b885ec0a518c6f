"""A spinner on the terminal, for calls that take longer than a second."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import Final, Self

from .text import is_terminal

_AFTER: Final = 1.0
_STEP: Final = 0.1
_SIGNS: Final = "|/-\\"


class Progress:
    """Shows a spinner on standard error until the block ends, if that is a terminal."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        if is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
            thread = threading.Thread(target=self._turn, daemon=True)
            with suppress(RuntimeError):  # no more threads in the system
                thread.start()
                self._thread = thread
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ended.set()
        if self._thread:
            self._thread.join()

    def _turn(self) -> None:
        started = time.monotonic()
        if self._ended.wait(_AFTER):
            return
        turn = 0
        while not self._ended.wait(_STEP):
            seconds = time.monotonic() - started
            sign = _SIGNS[turn % len(_SIGNS)]
            sys.stderr.write(f"\r{sign} {self._what} {seconds:.0f} s")
            sys.stderr.flush()
            turn += 1
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()

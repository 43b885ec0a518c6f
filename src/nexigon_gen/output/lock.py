"""The lock that makes runs into one folder wait for each other.

It is held on the folder itself, so it needs no file, and by the kernel, which gives it
back when a run ends in whatever way. Where there is none (Windows, some network file
systems) runs go on without: each file is still whole, but two runs of different specs
may leave files of both, which a later run will refuse.
"""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from .folder import Folder

PATIENCE: Final = 60.0
"""How long to wait for another run, in seconds: many times as long as one takes."""
_PAUSE: Final = 0.01
_TAKEN: Final = (errno.EAGAIN, errno.EACCES)


@contextmanager
def held(root: Path, *, write: bool) -> Generator[None, None, None]:
    """Holds the lock of an output folder: alone to write, with others to look.

    Args:
        write: Makes the folder if it is missing, and keeps all others out.

    Raises:
        OSError: The folder cannot be made or opened, or another run does not end.
    """
    if write:
        root.mkdir(parents=True, exist_ok=True)
    elif not root.exists():
        yield
        return
    with Folder.open(root) as folder:
        end = time.monotonic() + PATIENCE
        while not _take(folder.descriptor, alone=write):
            if time.monotonic() > end:
                reason = "another run holds it and does not end"
                raise TimeoutError(errno.ETIMEDOUT, reason, str(root))
            time.sleep(_PAUSE)
        yield


if sys.platform == "win32":

    def _take(descriptor: int | None, *, alone: bool) -> bool:
        return True

else:
    from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock

    def _take(descriptor: int | None, *, alone: bool) -> bool:
        """Takes the lock of an open folder; whether no other run had it."""
        if descriptor is None:
            return True
        try:
            flock(descriptor, (LOCK_EX if alone else LOCK_SH) | LOCK_NB)
        except OSError as error:
            # A file system may have no locks.
            return error.errno not in _TAKEN
        return True

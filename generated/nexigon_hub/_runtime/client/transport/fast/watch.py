"""The state of a socket, as the system knows it at this moment."""

from __future__ import annotations

import math
import select
import sys


class Watch:
    """Watches a socket.

    Args:
        descriptor: Of a socket that does not block.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        if sys.platform != "win32":
            self._reading = select.poll()
            self._reading.register(descriptor, select.POLLIN)

    def is_readable(self) -> bool:
        """Whether something came, or the end."""
        if sys.platform == "win32":
            return bool(select.select([self._descriptor], [], [], 0)[0])
        return bool(self._reading.poll(0))

    def wait_to_read(self, seconds: float) -> None:
        """Waits until there is something to read, or the end.

        Raises:
            TimeoutError: There was nothing in time.
        """
        if sys.platform == "win32":
            found = bool(select.select([self._descriptor], [], [], seconds)[0])
        else:
            found = bool(self._reading.poll(math.ceil(seconds * 1000)))
        if not found:
            raise TimeoutError

    def wait_to_write(self, seconds: float) -> bool:
        """Waits until there is room to write, or something to read.

        Returns:
            Whether there is something to read.

        Raises:
            TimeoutError: There was neither in time.
        """
        here = [self._descriptor]
        if sys.platform == "win32":
            readable, writable, _ = select.select(here, here, [], seconds)
            if not (readable or writable):
                raise TimeoutError
            return bool(readable)
        both = select.poll()
        both.register(self._descriptor, select.POLLIN | select.POLLOUT)
        found = both.poll(math.ceil(seconds * 1000))
        if not found:
            raise TimeoutError
        return found[0][1] != select.POLLOUT

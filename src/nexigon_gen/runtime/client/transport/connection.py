"""A connection of a thread, over a socket."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from math import ceil
from time import monotonic

from .deadline import seconds_until
from .dial import dial
from .engine import Engine, Reader, Sink
from .failures import Refused
from .opening import TOO_EARLY, opening
from .readiness import TICKETS_MS, acknowledge, readable, wait_to_write
from .route import ConnectionRoute
from .tls import Tls

_SLICE = 64 * 1024


class Connection:
    """An open connection to a server, for one exchange at a time.

    Every `until` is a point on the monotonic clock and holds for the whole step.

    Args:
        route: Where it leads.
        engine: Speaks to proxies on the way.
        until: When connecting is given up.

    Raises:
        OSError: It cannot be opened; `TimeoutError` if not in time.
        Refused: The proxy or the server does not want to.
    """

    def __init__(self, route: ConnectionRoute, engine: Engine, deadline: float) -> None:
        self.idle_since = 0.0
        """When it was last used."""
        self.is_reusable = False
        """Whether there can be another exchange."""
        self._is_new = True
        self._tls: Tls | None = None
        self._socket = dial(*route.first_hop, deadline)
        try:
            self._readable = readable(self._socket.fileno())
            self._tls = self._opened(route, engine, deadline)
        except BaseException:
            self.close()
            raise

    @property
    def alpn_protocol(self) -> str | None:
        """The protocol that was agreed on by TLS, if any."""
        return self._tls.alpn_protocol if self._tls else None

    def close(self) -> None:
        """Ends it, at once."""
        self._socket.close()

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Waits until there is something to read, or room to write if asked for."""
        if to_write:
            with suppress(TimeoutError):
                wait_to_write(self._socket.fileno(), monotonic() + seconds)
        else:
            self._readable(ceil(seconds * 1000))

    def is_readable(self) -> bool:
        """Whether there is something to read, or the end."""
        return bool(self._readable(0))

    def encrypted(self, text: bytes) -> bytes:
        """What to send for this."""
        return b"".join(self._tls.encrypted(text)) if self._tls else text

    def is_quiet(self) -> bool:
        """Whether it is open, and nothing came since the last answer."""
        try:
            while self._readable(0):
                # Between answers TLS may have something to say for itself.
                data = self._received() if self._tls else b""
                if not data or self._decrypted(data) or self._is_ended():
                    return False
        except Exception:  # noqa: BLE001 - it is of no use, whatever it has
            return False
        return self._tls is None or not self._tls.has_partial_record

    def exchange(self, data: bytes, reader: Reader, deadline: float) -> None:
        """Sends a request and reads the answer.

        Args:
            data: Head and body of the request.
            reader: Reads the answer.
            until: When it has to be complete.

        Raises:
            OSError: It broke; `TimeoutError` if there was no answer in time.
            NotHttp: What came back is not a whole answer.
            Refused: Something came before the request was sent.
        """
        if self._is_new:
            seconds_until(deadline)
            if self._tls and len(data) > _SLICE:
                self._readable(TICKETS_MS)
            self._expect_silence()
        self._is_new = self.is_reusable = False
        try:
            is_sent = self._send(data, reader, deadline)
        except ConnectionError:
            # A server may answer and close before it has read all of a long body.
            is_sent = False
            with suppress(Exception):
                while not reader.is_complete and self._readable(0):
                    self.receive(reader)
            if not reader.is_complete:
                raise
        while not reader.is_complete:
            seconds = deadline - monotonic()
            if seconds <= 0 or not self._readable(ceil(seconds * 1000)):
                raise TimeoutError
            self.receive(reader)
        self.is_reusable = is_sent and not (reader.is_last or reader.has_surplus)

    def _send(self, data: bytes, reader: Reader, deadline: float) -> bool:
        """Whether all of it was sent before there was an answer."""
        parts: Iterable[bytes] = self._tls.encrypted(data) if self._tls else (data,)
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[self.sent(rest) :]
                if self._tls and len(data) > _SLICE:
                    acknowledge(self._socket)
                if rest and wait_to_write(self._socket.fileno(), deadline):
                    self.receive(reader)
                if reader.is_complete:
                    return False
        return True

    def sent(self, data: memoryview) -> int:
        """Sends what there is room for; how much that was."""
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def _expect_silence(self) -> None:
        while self._readable(0) and (data := self._received()):
            if self._decrypted(data):
                raise Refused(TOO_EARLY)

    def receive(self, sink: Sink) -> None:
        """Hands on what is there."""
        data = self._received()
        text = self._tls.decrypted(data or b"") if self._tls else data
        if text:
            sink.feed(text)
        if data == b"" or self._is_ended():
            sink.end()

    def _received(self) -> bytes | None:
        """What came; empty at the end, `None` if there is nothing yet."""
        try:
            return self._socket.recv(_SLICE)
        except BlockingIOError:
            return None

    def _decrypted(self, data: bytes) -> bytes:
        return self._tls.decrypted(data) if self._tls else data

    def _is_ended(self) -> bool:
        """Whether TLS says so."""
        return self._tls is not None and self._tls.is_ended

    def _opened(
        self, route: ConnectionRoute, engine: Engine, deadline: float
    ) -> Tls | None:
        steps = opening(route, engine)
        try:
            outgoing = next(steps)
            while True:
                self._send_all(outgoing, deadline)
                if not self._readable(ceil(seconds_until(deadline) * 1000)):
                    raise TimeoutError
                data = self._received()
                outgoing = b"" if data is None else steps.send(data)
        except StopIteration as end:
            tls: Tls | None = end.value
        if tls and (last := tls.outgoing()):
            self._send_all(last, deadline)
        return tls

    def _send_all(self, data: bytes, deadline: float) -> None:
        rest = memoryview(data)
        while rest and (rest := rest[self.sent(rest) :]):
            wait_to_write(self._socket.fileno(), deadline)

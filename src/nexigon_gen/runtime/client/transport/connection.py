"""A connection of a thread: a socket that also does TLS."""

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
    """An open connection to a server, which makes one exchange at a time.

    Deadlines are points on the monotonic clock.

    Args:
        route: The server, and the proxy on the way.
        engine: Writes the request to an HTTP proxy and reads its answer.
        deadline: When connecting is given up.

    Raises:
        OSError: The connection cannot be opened; `TimeoutError` if it took too long.
        Refused: The proxy or the server refused.
    """

    def __init__(self, route: ConnectionRoute, engine: Engine, deadline: float) -> None:
        self.idle_since = 0.0
        """When the last exchange ended, on the monotonic clock."""
        self.is_reusable = False
        """Whether another exchange can follow."""
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
        """The protocol that the server chose by ALPN, if any."""
        return self._tls.alpn_protocol if self._tls else None

    def close(self) -> None:
        """Closes the socket at once."""
        self._socket.close()

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Waits until there is something to read or, with `to_write`, room to write."""
        if to_write:
            with suppress(TimeoutError):
                wait_to_write(self._socket.fileno(), monotonic() + seconds)
        else:
            self._readable(ceil(seconds * 1000))

    def is_readable(self) -> bool:
        """Whether bytes have arrived, or the end of the connection."""
        return bool(self._readable(0))

    def encrypted(self, text: bytes) -> bytes:
        """The bytes to send for this text: encrypted, if the connection uses TLS."""
        return b"".join(self._tls.encrypted(text)) if self._tls else text

    def is_quiet(self) -> bool:
        """Whether the connection is open, and nothing came since the last answer."""
        try:
            while self._readable(0):
                # TLS may send records of its own between answers.
                data = self._received() if self._tls else b""
                if not data or self._decrypted(data) or self._is_ended():
                    return False
        except Exception:  # noqa: BLE001 - whatever it is, the connection is of no use
            return False
        return self._tls is None or not self._tls.has_partial_record

    def exchange(self, data: bytes, reader: Reader, deadline: float) -> None:
        """Sends a request and reads the answer.

        Args:
            data: Head and body of the request.
            reader: Reads the answer.
            deadline: When the answer has to be complete.

        Raises:
            OSError: The connection broke; `TimeoutError` if there was no answer in time.
            NotHttp: What came back is not a whole answer.
            Refused: The server sent something before the request was sent.
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
        """Sends a request. Returns false if an answer came before all of it was sent."""
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
        """Sends what the system has room for. Returns how many bytes it sent."""
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def _expect_silence(self) -> None:
        while self._readable(0) and (data := self._received()):
            if self._decrypted(data):
                raise Refused(TOO_EARLY)

    def receive(self, sink: Sink) -> None:
        """Hands the bytes that have arrived to `sink`."""
        data = self._received()
        text = self._tls.decrypted(data or b"") if self._tls else data
        if text:
            sink.feed(text)
        if data == b"" or self._is_ended():
            sink.end()

    def _received(self) -> bytes | None:
        """The bytes that have arrived; empty at the end, `None` if there are none yet."""
        try:
            return self._socket.recv(_SLICE)
        except BlockingIOError:
            return None

    def _decrypted(self, data: bytes) -> bytes:
        return self._tls.decrypted(data) if self._tls else data

    def _is_ended(self) -> bool:
        """Whether TLS has told the end of the connection."""
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

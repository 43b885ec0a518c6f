"""A connection of a thread, over a socket."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from contextlib import suppress

from ..protocol import HttpResponse
from .addresses import Address, left, look_up, share
from .opening import TOO_EARLY, Refused, opening
from .reader import ResponseReader
from .route import Route
from .tls import Tls
from .watch import Watch

_SLICE = 64 * 1024


class Connection:
    """An open connection to a server, for one exchange at a time.

    Every `until` is a point on the monotonic clock and holds for the whole step.

    Args:
        route: Where it leads.
        until: When connecting is given up.

    Raises:
        OSError: It cannot be opened; `TimeoutError` if not in time.
        Refused: The proxy or the server does not want to.
    """

    def __init__(self, route: Route, until: float) -> None:
        self.idle_since = 0.0
        """When it was last used."""
        self.is_reusable = False
        """Whether there can be another exchange."""
        self._is_new = True
        self._tls: Tls | None = None
        self._socket = _connected(route, until)
        self._watch = Watch(self._socket.fileno())
        try:
            self._tls = self._opened(route, until)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends it, at once."""
        self._socket.close()

    def is_quiet(self) -> bool:
        """Whether it is open, and nothing came since the last answer."""
        try:
            while self._watch.is_readable():
                # Between answers TLS may have something to say for itself.
                data = self._received() if self._tls else b""
                if not data or self._decrypted(data) or self._is_ended():
                    return False
        except OSError:
            return False
        return self._tls is None or not self._tls.is_amid_a_record

    def exchange(self, data: bytes, most: int, until: float) -> HttpResponse:
        """Sends a request and reads the answer.

        Args:
            data: Head and body of the request.
            most: Bytes that the body of the answer may have.
            until: When it has to be complete.

        Raises:
            OSError: It broke; `TimeoutError` if there was no answer in time.
            NotHttp: What came back is not a whole answer.
            Refused: Something came before the request was sent.
        """
        reader = ResponseReader(most)
        left(until)
        if self._is_new:
            self._expect_silence()
        self._is_new = self.is_reusable = False
        is_sent = False
        # A server may answer and close before it has read all of a long body.
        with suppress(ConnectionError):
            is_sent = self._send(data, reader, until)
        while not reader.is_complete:
            self._watch.wait_to_read(left(until))
            self._receive(reader)
        self.is_reusable = is_sent and not (reader.is_last or reader.has_surplus)
        return HttpResponse(reader.status, reader.headers, reader.body)

    def _send(self, data: bytes, reader: ResponseReader, until: float) -> bool:
        """Whether all of it was sent before there was an answer."""
        parts: Iterable[bytes] = self._tls.encrypted(data) if self._tls else (data,)
        for part in parts:
            rest = memoryview(part)
            while rest := rest[self._sent(rest) :]:
                if self._watch.wait_to_write(left(until)):
                    self._receive(reader)
                if reader.is_complete:
                    return False
        return True

    def _sent(self, data: memoryview) -> int:
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def _expect_silence(self) -> None:
        while self._watch.is_readable() and (data := self._received()):
            if self._decrypted(data):
                raise Refused(TOO_EARLY)

    def _receive(self, reader: ResponseReader) -> None:
        data = self._received()
        if data is None:
            return
        if data and (text := self._decrypted(data)):
            reader.feed(text)
        if not data or self._is_ended():
            reader.end()

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

    def _opened(self, route: Route, until: float) -> Tls | None:
        steps = opening(route)
        try:
            outgoing = next(steps)
            while True:
                self._send_all(outgoing, until)
                self._watch.wait_to_read(left(until))
                data = self._received()
                outgoing = b"" if data is None else steps.send(data)
        except StopIteration as end:
            tls: Tls | None = end.value
        if tls and (last := tls.outgoing()):
            self._send_all(last, until)
        return tls

    def _send_all(self, data: bytes, until: float) -> None:
        rest = memoryview(data)
        while rest and (rest := rest[self._sent(rest) :]):
            self._watch.wait_to_write(left(until))


def _connected(route: Route, until: float) -> socket.socket:
    """A socket connected to the first address that answers. It does not block."""
    addresses = look_up(*route.first_hop, until)
    failure = OSError("the host has no address")
    while addresses:
        address = addresses.pop(0)
        try:
            return _connected_to(address, share(until, len(addresses)))
        except OSError as error:
            failure = error
    raise failure


def _connected_to(address: Address, seconds: float) -> socket.socket:
    sock = socket.socket(address.family, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect(address.place)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setblocking(False)
    except BaseException:
        sock.close()
        raise
    return sock

"""An HTTP/2 connection that many threads share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Condition
from time import monotonic

from ..connection import Connection
from ..deadline import seconds_until
from ..network import IDLE_SECONDS
from ..protocol import HttpRequest
from ..route import ConnectionRoute
from .session import Session
from .stream import Stream

_NUDGE = 0.1
"""Seconds after which a thread that cannot send looks again. Meanwhile the thread that reads
for all may have read what this one waits for, or have left."""


class SharedConnection:
    """Makes any number of exchanges at once. One of the threads that wait for an answer
    reads from the socket, for all of them.

    Args:
        connection: An open connection that was not used yet.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._session = Session()
        self._idle_since = monotonic()
        self._turn = Condition()
        self._has_reader = False
        self._unsent = memoryview(b"")
        self._receive()  # bytes that came with the handshake

    @property
    def failure(self) -> Exception:
        """Why the server takes no more requests."""
        return self._session.failure

    def is_usable(self) -> bool:
        """Whether another exchange can be made, now or once there is room."""
        with self._turn:
            session = self._session
            if session.is_idle and not session.is_closing:
                while self._connection.is_readable() and not session.is_complete:
                    self._receive()
                if monotonic() - self._idle_since >= IDLE_SECONDS:
                    session.is_closing = True
            return not session.is_closing

    def exchange(
        self, request: HttpRequest, route: ConnectionRoute, deadline: float
    ) -> Stream | None:
        """Sends a request and waits for the end of its stream.

        Returns:
            The stream; `None` if the server takes no more requests on this connection.

        Raises:
            TimeoutError: No answer came in time.
            ConfigurationError: A header cannot be sent.
        """
        session = self._session
        with self._turn:
            self._wait(lambda: session.has_room or session.is_closing, deadline)
            if session.is_closing:
                return None
            stream = session.ask(request, route)
            try:
                self._wait(lambda: stream.is_complete, deadline)
            except Exception:
                session.is_closing = True  # the connection may be dead
                raise
            finally:
                session.leave(stream)
                self._send()
                self._idle_since = monotonic()
                self._turn.notify_all()
                self._close_if_spent()
        return stream

    def retire(self) -> None:
        """Takes no more exchanges, and closes the connection after those that are running."""
        with self._turn:
            self._session.is_closing = True
            self._close_if_spent()

    def abandon(self) -> None:
        """Closes the socket in a forked child. Takes no lock, which the parent may hold."""
        self._connection.close()

    def _close_if_spent(self) -> None:
        if self._session.is_closing and self._session.is_idle:
            self._connection.close()

    def _wait(self, condition: Callable[[], bool], deadline: float) -> None:
        self._send()
        while not condition():
            seconds = seconds_until(deadline)
            if self._has_reader and not self._unsent:
                self._turn.wait(seconds)
                continue
            is_reader, self._has_reader = not self._has_reader, True
            if not is_reader:
                seconds = min(seconds, _NUDGE)
            self._turn.release()
            try:
                self._connection.wait(seconds, to_write=bool(self._unsent))
            finally:
                self._turn.acquire()
                if is_reader:
                    self._has_reader = False
                    self._turn.notify_all()
            self._receive()

    def _receive(self) -> None:
        """Reads what has arrived, and sends the replies of the protocol to it."""
        try:
            self._connection.receive(self._session)
        except Exception as error:  # noqa: BLE001 - every waiting exchange gets it
            self._session.fail(error)
        self._send()

    def _send(self) -> None:
        """Sends as much as the system has room for."""
        session, connection = self._session, self._connection
        try:
            while not session.is_complete:
                if not self._unsent:
                    self._unsent = memoryview(connection.encrypted(session.outgoing()))
                sent = connection.sent(self._unsent)
                if not sent:
                    return
                self._unsent = self._unsent[sent:]
        except Exception as error:  # noqa: BLE001 - every waiting exchange gets it
            # A server may answer and close before it has read all of a long body.
            with suppress(Exception):
                while connection.is_readable() and not session.is_complete:
                    connection.receive(session)
            session.fail(error)

"""The pool of connections of a process to one server, for its threads."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from time import monotonic

from .connection import Connection
from .engine import Engine
from .failures import lost, not_connected
from .limiter import ThreadLimiter
from .network import IDLE_SECONDS, MAX_IDLE, Network
from .protocol import HttpRequest, HttpResponse, TransportFailure
from .route import ConnectionRoute


class Pool:
    """Lends a connection for each exchange: the idle one that was used last, or a new one.

    Args:
        network: The limits of the pool.
        route: How to reach the server.
        engine: Writes requests and reads answers.
    """

    def __init__(
        self, network: Network, route: ConnectionRoute, engine: Engine
    ) -> None:
        self._route = route
        self._engine = engine
        self._connect_timeout = network.connect_timeout
        self._limiter = ThreadLimiter(network.max_connections)
        self._idle: deque[Connection] = deque()

    def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends a request once and reads the answer.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The pool is closed, or a header cannot be sent.
        """
        deadline = monotonic() + request.timeout
        ticket = object()
        try:
            self._limiter.acquire(ticket, request.timeout)
            answer = self._answer(request, deadline)
        finally:
            if self._limiter.release(ticket):
                self._close_idle()
        if isinstance(answer, TransportFailure):
            raise answer
        return answer

    def close(self) -> None:
        """Refuses new exchanges, and closes each connection when its exchange is over."""
        self._limiter.close()
        self._close_idle()

    def disown(self) -> None:
        """Closes the sockets in a forked child. Takes no lock, which the parent may hold."""
        self._close_idle()

    def _close_idle(self) -> None:
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def _idle_connection(self) -> Connection | None:
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:  # other threads take some, too
                return None
            age = monotonic() - connection.idle_since
            if age < IDLE_SECONDS and connection.is_quiet():
                return connection
            connection.close()

    def _keep(self, connection: Connection) -> None:
        now = connection.idle_since = monotonic()
        self._idle.append(connection)
        idle = self._idle
        try:
            while len(idle) > MAX_IDLE or now - idle[0].idle_since >= IDLE_SECONDS:
                idle.popleft().close()
        except IndexError:  # another thread took it
            return

    # Returns failures instead of raising them: inside `except`, the caught error would
    # become their context, with all that the frames of its traceback hold.
    def _answer(
        self, request: HttpRequest, deadline: float
    ) -> HttpResponse | TransportFailure:
        data, reader = self._engine.ask(request, self._route)
        connection = self._idle_connection() or self._connected(deadline)
        if isinstance(connection, TransportFailure):
            return connection
        try:
            connection.exchange(data, reader, deadline)
        except Exception as error:  # noqa: BLE001 - see `lost`
            return lost(error)
        finally:
            if connection.is_reusable:
                self._keep(connection)
            else:
                connection.close()
        return HttpResponse(reader.status, reader.headers, reader.body)

    def _connected(self, deadline: float) -> Connection | TransportFailure:
        limit = min(deadline, monotonic() + self._connect_timeout)
        try:
            return Connection(self._route, self._engine, limit)
        except Exception as error:  # noqa: BLE001 - see `not_connected`
            return not_connected(error, over=limit == deadline)

"""The connections of a process to one server, for its threads."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from http.client import HTTPException
from threading import BoundedSemaphore
from time import monotonic

from .fast_connection import Connection, ProxyRefused
from .fast_route import route
from .http_network import IDLE_SECONDS, MAX_IDLE, Network
from .transport import ConnectionLost, HttpRequest, HttpResponse, NotSent, TimedOut


class Pool:
    """Lends a connection for each exchange; the one used last goes first.

    Raises:
        ConfigurationError: The proxy is of a kind not supported.
    """

    def __init__(self, network: Network, origin: str) -> None:
        self._route = route(network, origin)
        self._connect_timeout = network.connect_timeout
        self._room = BoundedSemaphore(network.max_connections)
        self._idle: deque[Connection] = deque()
        self._closed = False

    def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends once and reads the answer.

        Raises:
            TransportFailure: There is no complete answer.
        """
        until = monotonic() + request.timeout
        if not self._room.acquire(timeout=request.timeout):
            raise TimedOut("no connection became free")
        try:
            connection = self._idle_connection() or self._connect(until)
            return self._exchange(connection, request, until)
        finally:
            self._room.release()

    def close(self) -> None:
        """Closes the connections that are idle, and the others after their exchange."""
        self._closed = True
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def _idle_connection(self) -> Connection | None:
        with suppress(IndexError):  # until there are none; other threads take some, too
            while True:
                connection = self._idle.pop()
                if not _is_old(connection) and connection.is_quiet():
                    return connection
                connection.close()
        return None

    def _keep(self, connection: Connection) -> None:
        connection.idle_since = monotonic()
        self._idle.append(connection)
        idle = self._idle
        with suppress(IndexError):
            while self._closed or len(idle) > MAX_IDLE or _is_old(idle[0]):
                idle.popleft().close()

    def _connect(self, until: float) -> Connection:
        try:
            return Connection(
                self._route, min(until, monotonic() + self._connect_timeout)
            )
        except TimeoutError as error:
            if monotonic() >= until:
                raise TimedOut("no answer in time") from error
            raise NotSent("connecting took too long") from error
        except OSError as error:
            raise NotSent(f"cannot connect: {error}") from error
        except (ProxyRefused, HTTPException):
            raise NotSent("the proxy refused to connect") from None

    def _exchange(
        self, connection: Connection, request: HttpRequest, until: float
    ) -> HttpResponse:
        reusable = False
        try:
            response, reusable = connection.exchange(request, until)
        except TimeoutError as error:
            raise TimedOut("no answer in time") from error
        except OSError as error:
            raise ConnectionLost("the connection broke") from error
        except HTTPException:
            # Without the cause: it quotes what the server sent.
            message = "the connection closed or does not speak HTTP"
            raise ConnectionLost(message) from None
        finally:
            if reusable:
                self._keep(connection)
            else:
                connection.close()
        return response


def _is_old(connection: Connection) -> bool:
    return monotonic() - connection.idle_since >= IDLE_SECONDS

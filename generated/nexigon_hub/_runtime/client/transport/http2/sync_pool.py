"""The connections of a process to one server, by httpcore2."""

from __future__ import annotations

from time import monotonic

from ..limiter import Limiter
from ..network import Network
from ..protocol import HttpRequest, HttpResponse, TransportFailure
from .connections import WatchedPool
from .deadline import Deadline, DeadlineBackend
from .exchange import Collected, failure_of, raw_headers
from .settings import pool_settings


class HttpPool:
    """A pool of httpcore2 that keeps to what a transport is.

    Raises:
        ConfigurationError: The host or the proxy is not usable.
    """

    def __init__(self, network: Network, origin: str) -> None:
        self._host = origin.partition("://")[2].encode("ascii")
        self._connect_timeout = network.connect_timeout
        self._limiter = Limiter(network.max_connections)
        self._pool = WatchedPool(
            **pool_settings(network, origin), network_backend=DeadlineBackend()
        )

    def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends once and reads the answer.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The pool is closed, or a header cannot be sent.
        """
        until = monotonic() + request.timeout
        me = object()
        try:
            self._limiter.acquire(me, request.timeout)
            answer = self._answer(request, until)
        finally:
            if self._limiter.release(me):
                self._pool.close()
        if isinstance(answer, TransportFailure):
            raise answer
        return answer

    def close(self) -> None:
        """Refuses further exchanges; closes the connections after those that run."""
        if self._limiter.close():
            self._pool.close()

    def disown(self) -> None:
        """Closes the sockets without a lock, in a forked child."""
        for connection in self._pool.connections:
            connection.close()

    # A failure is returned: raised where it is caught, it would keep the engine's
    # error as its context, and with its traceback the headers.
    def _answer(
        self, request: HttpRequest, until: float
    ) -> HttpResponse | TransportFailure:
        # Points in time, as the connections are `DeadlineStream`s.
        timeouts = {
            "connect": Deadline(min(until, monotonic() + self._connect_timeout)),
            "write": until,
            "read": until,
        }
        headers = raw_headers(request, self._host)
        try:
            with self._pool.stream(
                "POST",
                request.url,
                headers=headers,
                content=request.body,
                extensions={"timeout": timeouts},
            ) as response:
                collected = Collected(request, response)
                if not collected.too_large:
                    for chunk in response.iter_stream():
                        if not collected.add(chunk):
                            break
        except Exception as error:  # noqa: BLE001 - see `failure_of`
            return failure_of(error, over=monotonic() >= until)
        return collected.response()

"""The HTTP/2 connection of a process to one server, for its threads."""

from __future__ import annotations

from threading import Lock
from time import monotonic

from ....dataclass import replace
from ...errors import ConfigurationError
from ..engine import Engine
from ..failures import lost, not_connected
from ..network import Network
from ..opening import HTTP_1, HTTP_2
from ..pool import Pool
from ..protocol import (
    HttpRequest,
    HttpResponse,
    NotSent,
    NotSentInTime,
    TransportFailure,
)
from ..request_faults import fault_in
from ..route import ConnectionRoute
from .shared import SharedConnection

HTTP_1_ONLY = (HTTP_1,)


class Http2Pool(Pool):
    """Shares one connection among all exchanges. If the server does not speak HTTP/2, it is
    an ordinary `Pool`."""

    def __init__(
        self, network: Network, route: ConnectionRoute, engine: Engine
    ) -> None:
        super().__init__(network, route, engine)
        self._shared: SharedConnection | None = None
        self._opening = Lock()
        self._failed_at, self._failure = 0.0, ""

    def disown(self) -> None:
        """See `Pool.disown`."""
        super()._close_idle()
        if self._shared is not None:
            self._shared.abandon()

    def _close_idle(self) -> None:
        super()._close_idle()
        if self._shared is not None:
            self._shared.retire()

    def _answer(
        self, request: HttpRequest, deadline: float
    ) -> HttpResponse | TransportFailure:
        if fault := fault_in(request):
            raise ConfigurationError(fault)
        if shared := self._usable():
            answer = self._shared_answer(shared, request, deadline)
            if answer is not None:
                return answer
        opened = self._opened(deadline)
        if opened is None:
            return super()._answer(request, deadline)
        if isinstance(opened, TransportFailure):
            return opened
        answer = self._shared_answer(opened, request, deadline)
        return answer or not_connected(opened.failure, over=False)

    def _shared_answer(
        self, shared: SharedConnection, request: HttpRequest, deadline: float
    ) -> HttpResponse | TransportFailure | None:
        """Makes an exchange; `None` if the connection takes no more, and nothing was sent."""
        try:
            stream = shared.exchange(request, self._route, deadline)
        except ConfigurationError:
            raise
        except Exception as error:  # noqa: BLE001 - see `lost`
            return lost(error)
        if stream is None:
            return None
        return lost(stream.failure) if stream.failure else stream.response()

    def _usable(self) -> SharedConnection | None:
        shared = self._shared
        return shared if shared is not None and shared.is_usable() else None

    def _opened(self, deadline: float) -> SharedConnection | TransportFailure | None:
        """A new connection, or the one that another thread has made meanwhile; `None` if
        the server does not speak HTTP/2."""
        if self._route.protocols == HTTP_1_ONLY:
            return None
        began = monotonic()
        if not self._opening.acquire(timeout=max(0.0, deadline - began)):
            return NotSentInTime("no answer in time")
        try:
            if self._route.protocols == HTTP_1_ONLY:
                return None
            if (
                self._failed_at > began
            ):  # another thread has just failed; so would this one
                return NotSent(self._failure)
            return self._usable() or self._new(deadline)
        finally:
            self._opening.release()

    def _new(self, deadline: float) -> SharedConnection | TransportFailure | None:
        connection = self._connected(deadline)
        if isinstance(connection, TransportFailure):
            if isinstance(connection, NotSent):
                self._failed_at, self._failure = monotonic(), str(connection)
            return connection
        if connection.alpn_protocol != HTTP_2:
            self._route = replace(self._route, protocols=HTTP_1_ONLY)
            self._keep(connection)
            return None
        if self._shared is not None:
            self._shared.retire()
        self._shared = SharedConnection(connection)
        return self._shared

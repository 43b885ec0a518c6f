"""Transports of a command: one that records what became of requests, and one that sends
nothing."""

from __future__ import annotations

from ..client.errors import NO_CALL
from ..client.outcome import refusal
from ..client.transport.protocol import (
    HttpRequest,
    HttpResponse,
    NotSent,
    NotSentInTime,
    Transport,
    TransportFailure,
)


class RecordingTransport:
    """Wraps a transport, and records what became of its requests."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.is_sent = False
        """Whether a request was sent, or may have been."""
        self.is_in_doubt = False
        """Whether a request that failed may have been carried out."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Sends a request, and records its fate."""
        was_sent, self.is_sent = self.is_sent, True
        try:
            response = self._inner.send(request)
        except (NotSent, NotSentInTime):
            self.is_sent = was_sent
            raise
        except TransportFailure:
            self.is_in_doubt = True
            raise
        refused = response.status >= 500 and refusal(response, None, (), NO_CALL)
        if refused and refused.repeat != "always":
            self.is_in_doubt = True
        return response

    def close(self) -> None:
        """Frees the connections."""
        self._inner.close()


class DryRunTransport:
    """Records the request instead of sending it."""

    def __init__(self) -> None:
        self.request: HttpRequest | None = None

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Records the request.

        Raises:
            NotSent: Always.
        """
        self.request = request
        raise NotSent("a dry run sends nothing")

    def close(self) -> None:
        """Does nothing: no connection is open."""

"""A transport that knows what became of the requests of a command."""

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


class WatchedTransport:
    """Carries requests with another transport, and keeps in mind what became of them."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.is_sent = False
        """Whether a request has gone out, or may be about to."""
        self.is_in_doubt = False
        """Whether one that got no answer of the API may have been carried out."""

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Sends once and reads the answer."""
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


class DryTransport:
    """Sends nothing, and keeps the request."""

    def __init__(self) -> None:
        self.request: HttpRequest | None = None

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Keeps the request.

        Raises:
            NotSent: Always.
        """
        self.request = request
        raise NotSent("a dry run sends nothing")

    def close(self) -> None:
        """Nothing is open."""

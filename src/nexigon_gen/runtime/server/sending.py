"""Sending of answers, with bounds on clients that are slow to take them."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Final

from ..asgi import Message, Send
from .body import RequestBody
from .cancel_scope import CancelScope, StageBounds
from .refusals import ClientGone, Headers

LONG: Final = 256 << 10
"""Largest answer in bytes that is given to the server as one message."""
PART: Final = 64 << 10
"""Size in bytes of the parts of a longer answer. That a client has taken a part shows only
when the next one can be sent."""

_MOST_DISCARDED: Final = 64 << 20
"""How many bytes of a refused body are read, so that its client gets to read the answer."""
_PAUSE: Final = 1.0
"""Seconds to wait for the next bytes of a refused body."""


JSON: Final[Headers] = ((b"content-type", b"application/json"),)


def start_of(
    status: int, request_id: str, body: bytes, headers: Headers = JSON
) -> Message:
    """The message that begins an answer."""
    all_headers = [
        (b"content-length", b"%d" % len(body)),
        (b"x-request-id", request_id.encode("ascii")),
        *headers,
    ]
    return {"type": "http.response.start", "status": status, "headers": all_headers}


class Outbox:
    """Sends answers. An answer is given up if its client takes no part of it for too long, or
    if too many answers are waiting for their clients and it has waited longest."""

    __slots__ = ("_discarding", "_limit", "_sending", "_waiting")

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._sending = StageBounds(seconds, ClientGone, self)
        self._waiting: dict[CancelScope, None] = {}
        self._discarding = 0

    async def deliver(
        self, send: Send, start: Message, body: bytes, scope: CancelScope
    ) -> None:
        """Send a whole answer.

        Raises:
            ClientGone: The client does not take it. When the app raises, the server
                drops the connection.
        """
        scope.start(self._sending)
        try:
            await send(start)
            if len(body) <= LONG:
                await send({"type": "http.response.body", "body": body})
                return
            for at in range(0, len(body), PART):
                scope.check()
                scope.start(self._sending)  # an answer that makes progress waits anew
                end = at + PART
                await send(_part(body[at:end], more=end < len(body)))
        except OSError:  # a server may refuse to send to a client that has left
            raise ClientGone from None

    async def refuse(
        self,
        send: Send,
        start: Message,
        data: bytes,
        body: RequestBody,
        scope: CancelScope,
    ) -> None:
        """Send an answer before the body was read.

        After some of these the server closes the connection, and a client that is still
        sending might never see the answer. So the rest of the body is read first, within
        bounds.

        Raises:
            ClientGone: The client does not take the answer.
        """
        if not body.may_follow or self._discarding >= self._limit:
            await self.deliver(send, start, data, scope)
            return
        self._discarding += 1
        try:
            scope.start(self._sending)
            await send(start)
            await send(_part(data, more=True))
            with suppress(ClientGone):
                await self._discard(body, scope)
            scope.start(self._sending)
            await send(_part(b"", more=False))
        except OSError:
            raise ClientGone from None
        finally:
            self._discarding -= 1

    async def _discard(self, body: RequestBody, scope: CancelScope) -> None:
        latest = monotonic() + self._sending.seconds
        taken = 0
        while body.may_follow and taken < _MOST_DISCARDED:
            scope.start(StageBounds(min(latest - monotonic(), _PAUSE), ClientGone))
            taken += len(await body.part())

    def enter(self, scope: CancelScope) -> None:
        """Count one more waiting answer. If there are too many, the oldest is given up."""
        if len(self._waiting) >= self._limit:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.end(ClientGone)
        self._waiting[scope] = None

    def leave(self, scope: CancelScope) -> None:
        """Count a waiting answer no longer."""
        self._waiting.pop(scope, None)


def _part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}

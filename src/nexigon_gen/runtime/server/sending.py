"""The outbox: how answers are sent, and what becomes of those that nobody takes."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Final

from ..asgi import Message, Send
from .body import RequestBody
from .deadline import CancelScope, PartBounds
from .refusals import ClientGone, Headers

LONG: Final = 256 << 10
"""Bytes that a server is given at once, which is all that most answers need."""
PART: Final = 64 << 10
"""Bytes of the parts of a longer answer. Whether the client takes one is only seen by how
the next one fares."""

_MOST_DISCARDED: Final = 64 << 20
"""Bytes of a refused body that are taken, so that its client comes to read the answer."""
_PAUSE: Final = 1.0
"""Seconds without any such byte, after which no more are waited for."""


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
    """Sends answers, each until its client takes nothing of it for too long. Of those
    that wait for their clients there are so many at most: if there are more, the one
    that has waited longest is given up."""

    __slots__ = ("_discarding", "_limit", "_sending", "_waiting")

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._sending = PartBounds(seconds, ClientGone, self)
        self._waiting: dict[CancelScope, None] = {}
        self._discarding = 0

    async def deliver(
        self, send: Send, start: Message, body: bytes, scope: CancelScope
    ) -> None:
        """Send a whole answer.

        Raises:
            ClientGone: The client does not take it. The server drops the connection
                when the app ends like that.
        """
        scope.start(self._sending)
        try:
            await send(start)
            if len(body) <= LONG:
                await send({"type": "http.response.body", "body": body})
                return
            for at in range(0, len(body), PART):
                scope.check()
                scope.start(self._sending)  # whoever gets on is the last to be given up
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
        """Send an answer before the body was read. A server closes the connection after
        some of these, and who still sends then may never see why: so the rest of the
        body is taken first, within bounds.

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
            scope.start(PartBounds(min(latest - monotonic(), _PAUSE), ClientGone))
            taken += len(await body.part())

    def enter(self, scope: CancelScope) -> None:
        """Among those that wait, in the place of another if there are too many."""
        if len(self._waiting) >= self._limit:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.end(ClientGone)
        self._waiting[scope] = None

    def leave(self, scope: CancelScope) -> None:
        """No longer among them."""
        self._waiting.pop(scope, None)


def _part(body: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}

"""How answers are sent, and what becomes of those that nobody takes."""

from __future__ import annotations

from collections.abc import Awaitable
from contextlib import suppress
from time import monotonic
from typing import Final

from ..asgi import Message, Send
from .asgi import part_of
from .body import Body
from .deadline import Leash, leashed, leashed_if_it_waits
from .refusals import ClientGone

LONG: Final = 256 << 10
"""Bytes that a server is given at once, which is all that most answers need."""
PART: Final = 64 << 10
"""Bytes of the parts of a longer answer. Whether the client takes one is only seen by how
the next one fares."""

_MOST_DISCARDED: Final = 64 << 20
"""Bytes of a refused body that are taken, so that its client comes to read the answer."""
_PAUSE: Final = 1.0
"""Seconds without any such byte, after which no more are waited for."""


class Outbox:
    """Sends answers, each until its client takes nothing of it for too long. Of those
    that wait for their clients there are so many at most: if there are more, the one
    that has waited longest is given up."""

    __slots__ = ("_discarding", "_limit", "_seconds", "_waiting")

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._waiting: dict[Leash, None] = {}
        self._discarding = 0

    def deliver(self, send: Send, start: Message, body: bytes) -> Awaitable[None]:
        """Send a whole answer.

        Raises:
            ClientGone: The client does not take it. The server drops the connection
                when the app ends like that.
        """
        if len(body) > LONG:
            leash = self._leash()
            return leashed(self._parts(send, start, body, leash), leash)
        return leashed_if_it_waits(_all(send, start, part_of(body)), self._leash)

    async def refuse(self, send: Send, start: Message, data: bytes, body: Body) -> None:
        """Send an answer before the body was read. A server closes the connection after
        some of these, and who still sends then may never see why: so the rest of the
        body is taken first, within bounds.

        Raises:
            ClientGone: The client does not take the answer.
        """
        if not body.may_follow or self._discarding >= self._limit:
            await self.deliver(send, start, data)
            return
        self._discarding += 1
        try:
            begun = _all(send, start, part_of(data, more=True))
            await leashed_if_it_waits(begun, self._leash)
            leash = Leash()
            with suppress(ClientGone):
                await leashed(self._discard(body, leash), leash)
            await leashed_if_it_waits(_all(send, part_of(b"")), self._leash)
        finally:
            self._discarding -= 1

    async def _parts(
        self, send: Send, start: Message, body: bytes, leash: Leash
    ) -> None:
        await send(start)
        for at in range(0, len(body), PART):
            leash.check()
            self._go_on(leash)
            end = at + PART
            await send(part_of(body[at:end], more=end < len(body)))

    async def _discard(self, body: Body, leash: Leash) -> None:
        latest = monotonic() + self._seconds
        taken = 0
        while body.may_follow and taken < _MOST_DISCARDED:
            leash.until(min(latest, monotonic() + _PAUSE), ClientGone)
            taken += len(await body.part(leash))

    def _leash(self) -> Leash:
        leash = Leash()
        self._go_on(leash)
        return leash

    def _go_on(self, leash: Leash) -> None:
        """Begin a part: whoever gets on is the last to be given up."""
        leash.until(monotonic() + self._seconds, ClientGone, room=self)

    def enter(self, leash: Leash) -> None:
        """Among those that wait, in the place of another if there are too many."""
        if len(self._waiting) >= self._limit:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.end(ClientGone)
        self._waiting[leash] = None

    def leave(self, leash: Leash) -> None:
        """No longer among them."""
        self._waiting.pop(leash, None)


async def _all(send: Send, *messages: Message) -> None:
    for message in messages:
        await send(message)

"""Where the token comes from, fetched once however many callers wait for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias

from .headers import checked_token
from .locks import ForkSafeLock, LoopLock
from .transport import TimedOut

if TYPE_CHECKING:
    from ..model.secret import Secret

Token: TypeAlias = "str | Secret"
"""A bearer token. A `Secret` does not show itself in logs and tracebacks."""

TokenProvider: TypeAlias = "Callable[[], Token]"
"""Fetches a token: for the first call, and after the Hub refused the last one."""

AsyncTokenProvider: TypeAlias = "Callable[[], Token | Awaitable[Token]]"
"""The same for the async client; may be a coroutine function."""


def _revealed(token: Token) -> str:
    return checked_token(token if isinstance(token, str) else token.reveal())


class TokenSource:
    """The token of a client, shared by its threads."""

    def __init__(self, token: Token | TokenProvider | None) -> None:
        self._provider = token if callable(token) else None
        self._current = None if token is None or callable(token) else _revealed(token)
        self._lock = ForkSafeLock()

    def get(self, rejected: str | None, timeout: float) -> str | None:
        """The token, or `None` if the client has none.

        Args:
            rejected: The token the Hub just refused. If it is still the current one
                and there is a provider, one thread fetches another.
            timeout: Seconds to wait for a thread that is fetching.

        Raises:
            TimedOut: It did not come in time.
        """
        if self._provider is None or self._current not in (None, rejected):
            return self._current
        try:
            with self._lock.held(timeout):
                if self._current in (None, rejected):
                    self._current = _revealed(self._provider())
                return self._current
        except TimeoutError as error:
            raise TimedOut("the token did not come in time") from error


class AsyncTokenSource:
    """The token of an async client, shared by its tasks."""

    def __init__(self, token: Token | AsyncTokenProvider | None) -> None:
        self._provider = token if callable(token) else None
        self._current = None if token is None or callable(token) else _revealed(token)
        self._lock = LoopLock()

    async def aget(self, rejected: str | None, timeout: float) -> str | None:
        """Like `TokenSource.get`; the timeout also ends a fetch that takes too long."""
        if self._provider is None or self._current not in (None, rejected):
            return self._current
        import asyncio

        try:
            async with asyncio.timeout(timeout), self._lock.of_this_loop():
                if self._current in (None, rejected):
                    token = self._provider()
                    if isinstance(token, Awaitable):
                        token = await token
                    self._current = _revealed(token)
                return self._current
        except TimeoutError as error:
            raise TimedOut("the token did not come in time") from error

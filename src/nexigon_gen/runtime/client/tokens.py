"""Tokens, each fetched once however many callers wait for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from .errors import ConfigurationError
from .headers import is_token
from .locks import ForkSafeLock, PerLoop, new_lock
from .transport.protocol import TimedOut


class Revealing(Protocol):
    """A `Secret`, for whoever does not load pydantic to name it."""

    def reveal(self) -> str:
        """The secret."""
        ...


Token: TypeAlias = str | Revealing
"""A bearer token. A `Secret` does not show itself in logs and tracebacks."""

TokenProvider: TypeAlias = Callable[[], Token]
"""Fetches a token: for the first call, and after the server refused the last one."""

AsyncTokenProvider: TypeAlias = Callable[[], Token | Awaitable[Token]]
"""The same for the async client; may be a coroutine function."""

_LATE = "the token did not come in time"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token that can be sent, on its way to the request. A `Secret` would do, but a
    client is made without loading pydantic."""

    value: str = field(repr=False)


def _bearer(token: object) -> Bearer:
    # No frame that may end in an error holds the text of a `Secret`.
    if isinstance(token, str):
        bearer = Bearer(token)
    else:
        from ..model.secret import Secret  # whoever has one has loaded it

        if not isinstance(token, Secret):
            raise ConfigurationError("the token is neither a string nor a Secret")
        bearer = Bearer(token.reveal())
    if not is_token(bearer.value):
        raise ConfigurationError("the token is empty or has a character not allowed")
    return bearer


class TokenSource:
    """The token of a client, shared by its threads.

    Raises:
        ConfigurationError: The token cannot be sent. It is not shown.
    """

    def __init__(self, token: Token | TokenProvider | None) -> None:
        self._provider = token if callable(token) else None
        self.current = None if token is None or callable(token) else _bearer(token)
        """The token that is there, if any."""
        self._lock = ForkSafeLock()

    def get(
        self, rejected: Bearer | None, timeout: float, *, fetch: bool
    ) -> Bearer | TimedOut | None:
        """The token; `None` if there is none, and a failure if it takes too long.

        What a provider raises comes out as it is.

        Args:
            rejected: The token the server just refused. If it is still the current one
                and there is a provider, one thread fetches another.
            timeout: Seconds to wait for a thread that is fetching. How long fetching
                takes is up to the provider.
            fetch: Otherwise only a token that is there and not refused will do.

        Raises:
            ConfigurationError: The provider gave what cannot be sent.
        """
        if self.current not in (None, rejected):
            return self.current
        if not fetch:
            return None
        if self._provider is None:
            return self.current
        with ExitStack() as stack:
            try:
                stack.enter_context(self._lock.held(timeout))
            except TimeoutError:
                return TimedOut(_LATE)
            if self.current in (None, rejected):
                self.current = _bearer(self._provider())
            return self.current


class AsyncTokenSource:
    """The token of an async client, shared by its tasks; see `TokenSource`."""

    def __init__(self, token: Token | AsyncTokenProvider | None) -> None:
        self._provider = token if callable(token) else None
        self.current = None if token is None or callable(token) else _bearer(token)
        """The token that is there, if any."""
        self._locks = PerLoop(new_lock)

    async def aget(
        self, rejected: Bearer | None, timeout: float, *, fetch: bool
    ) -> Bearer | TimedOut | None:
        """Like `TokenSource.get`; the timeout also ends a fetch that takes too long."""
        if self.current not in (None, rejected):
            return self.current
        if not fetch:
            return None
        if self._provider is None:
            return self.current
        import asyncio

        limit = asyncio.timeout(timeout)
        try:
            async with limit, self._locks.get():
                if self.current in (None, rejected):
                    token = self._provider()
                    if isinstance(token, Awaitable):
                        token = await token
                    self.current = _bearer(token)
                return self.current
        except TimeoutError:
            if not limit.expired():  # but the provider's own
                raise
            return TimedOut(_LATE)

"""Token sources: hold the bearer token of a client, and fetch a new one when it is refused.

However many calls wait for a token, it is fetched once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from typing import Protocol, TypeAlias

from ..dataclass import dataclass, field
from .errors import ConfigurationError
from .headers import is_token
from .locks import ForkSafeLock, PerLoop, new_lock
from .transport.protocol import TimedOut


class Revealing(Protocol):
    """What a token has that is a `Secret`. That class itself would load pydantic."""

    def reveal(self) -> str:
        """The secret."""
        ...


Token: TypeAlias = str | Revealing
"""A bearer token. A `Secret` is not shown in logs and tracebacks."""

TokenProvider: TypeAlias = Callable[[], Token]
"""Fetches a token, for the first call and whenever the server refuses the last one."""

AsyncTokenProvider: TypeAlias = Callable[[], Token | Awaitable[Token]]
"""Fetches a token for the async client; may be a coroutine function."""

_LATE = "the token did not come in time"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A token that was checked. It is no `Secret`, since that would load pydantic."""

    value: str = field(repr=False)


def _bearer(token: object) -> Bearer:
    # Tracebacks may show local variables: no frame that can raise holds the plain text.
    if isinstance(token, str):
        bearer = Bearer(token)
    else:
        from ..model.secret import Secret  # loaded already, if the token is one

        if not isinstance(token, Secret):
            raise ConfigurationError("the token is neither a string nor a Secret")
        bearer = Bearer(token.reveal())
    if bearer.value[:7].lower() == "bearer ":
        raise ConfigurationError("the token is given without the word `Bearer`")
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
        """Returns the token, `None` if there is none, or `TimedOut`.

        Errors of the provider are not caught.

        Args:
            rejected: The token that the server just refused, if any. If it is still the
                current one, the first thread to come here fetches another.
            timeout: Seconds to wait for another thread that is fetching. The provider
                itself is not interrupted.
            fetch: Whether the provider may be called. If not, and the current token is
                the refused one, the result is `None`.

        Raises:
            ConfigurationError: The provider returned a token that cannot be sent.
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
        """Like `TokenSource.get`, but the timeout also cancels the provider."""
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
            if not limit.expired():  # the provider raised it
                raise
            return TimedOut(_LATE)

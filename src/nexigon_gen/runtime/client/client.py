"""`Client` and `AsyncClient`, the base classes of the generated clients."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from ..actions import Returning
from ..lazy import LateModule
from .base_client import MAX_RESPONSE_BYTES, BaseClient
from .base_url import invoke_url
from .call import begin
from .call_state import Answer, CallFlow, GetToken, Shared, Sleep
from .options import CallOptions, CallSettings
from .reply import Reply
from .tokens import (
    AsyncTokenProvider,
    AsyncTokenSource,
    Token,
    TokenProvider,
    TokenSource,
)
from .trace import Trace
from .transport.protocol import (
    AsyncTransport,
    HttpRequest,
    Transport,
    TransportFailure,
)

if TYPE_CHECKING:
    from .transport import http
else:  # for clients that are given no transport
    http = LateModule(".transport.http", __package__)

T = TypeVar("T")


class Client(BaseClient[Transport, TokenSource]):
    """A client of the API. Threads may share it.

    Args:
        base_url: URL of the server, `https://hub.example.com`. It may have a path.
        token: The bearer token, or a function that fetches one.
        options: Default options of all calls.
        transport: What sends the requests; an `HttpTransport` by default. Closing the
            client closes it.
        allow_plaintext: Accept an `http://` base URL, over which anybody on the network
            can read the token.
        max_response_bytes: Longest response body; a call with a longer one fails.
        trace: Is told of each call; `tracing.trace_calls` makes one for OpenTelemetry.

    Raises:
        ConfigurationError: The base URL, the token or an option is not usable.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: Token | TokenProvider | None = None,
        options: CallOptions | None = None,
        transport: Transport | None = None,
        allow_plaintext: bool = False,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        trace: Trace | None = None,
    ) -> None:
        self._shared = Shared(
            package=self._package,
            url=invoke_url(base_url, allow_plaintext=allow_plaintext),
            transport=transport or http.HttpTransport(),
            tokens=TokenSource(token),
            max_response_bytes=max_response_bytes,
            trace=trace,
        )
        self._settings = CallSettings().updated(options)

    def execute(self, action: Returning[T], options: CallOptions | None = None) -> T:
        """Runs an action and returns its output.

        Raises:
            ClientError: The call failed.
        """
        return self.call(action, options=options).value

    def call(
        self, action: Returning[T], *, options: CallOptions | None = None
    ) -> Reply[T]:
        """Runs an action and returns its output with the facts of the call.

        Raises:
            ClientError: The call failed.
        """
        shared, settings = self._shared, self._settings
        if options:
            settings = settings.updated(options)
        if shared.trace is None:
            return self._run(begin(action, shared, settings, None))
        with self._traced(shared.trace, action) as trace:
            return self._run(begin(action, shared, settings, trace))

    def _run(self, flow: CallFlow[T]) -> Reply[T]:
        """Carries out the steps of a call, in this thread."""
        transport, tokens = self._shared.transport, self._shared.tokens
        answer: Answer = None
        while True:
            try:
                step = flow.send(answer)
            except StopIteration as end:
                reply: Reply[T] = end.value
                return reply
            match step:
                case HttpRequest():
                    try:
                        answer = transport.send(step)
                    except TransportFailure as failure:
                        answer = failure
                case Sleep():
                    time.sleep(step.seconds)
                    answer = None
                case GetToken():
                    answer = tokens.get(step.rejected, step.timeout, fetch=step.fetch)

    def close(self) -> None:
        """Closes the connections. Later calls raise `ConfigurationError`."""
        if self._shared.state.closed.set():
            self._shared.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AsyncClient(BaseClient[AsyncTransport, AsyncTokenSource]):
    """A client of the API for asyncio. Cancelling a call closes its connection.

    Takes the same arguments as `Client`. The function that fetches a token may be a
    coroutine function.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: Token | AsyncTokenProvider | None = None,
        options: CallOptions | None = None,
        transport: AsyncTransport | None = None,
        allow_plaintext: bool = False,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        trace: Trace | None = None,
    ) -> None:
        self._shared = Shared(
            package=self._package,
            url=invoke_url(base_url, allow_plaintext=allow_plaintext),
            transport=transport or http.HttpTransport(),
            tokens=AsyncTokenSource(token),
            max_response_bytes=max_response_bytes,
            trace=trace,
        )
        self._settings = CallSettings().updated(options)

    async def execute(
        self, action: Returning[T], options: CallOptions | None = None
    ) -> T:
        """Runs an action and returns its output.

        Raises:
            ClientError: The call failed.
        """
        return (await self.call(action, options=options)).value

    async def call(
        self, action: Returning[T], *, options: CallOptions | None = None
    ) -> Reply[T]:
        """Runs an action and returns its output with the facts of the call.

        Raises:
            ClientError: The call failed.
        """
        shared, settings = self._shared, self._settings
        if options:
            settings = settings.updated(options)
        if shared.trace is None:
            return await self._run(begin(action, shared, settings, None))
        with self._traced(shared.trace, action) as trace:
            return await self._run(begin(action, shared, settings, trace))

    async def _run(self, flow: CallFlow[T]) -> Reply[T]:
        """Carries out the steps of a call, in this task."""
        transport, tokens = self._shared.transport, self._shared.tokens
        answer: Answer = None
        while True:
            try:
                step = flow.send(answer)
            except StopIteration as end:
                reply: Reply[T] = end.value
                return reply
            match step:
                case HttpRequest():
                    try:
                        answer = await transport.asend(step)
                    except TransportFailure as failure:
                        answer = failure
                case Sleep():
                    import asyncio  # the sync client never loads it

                    await asyncio.sleep(step.seconds)
                    answer = None
                case GetToken():
                    answer = await tokens.aget(
                        step.rejected, step.timeout, fetch=step.fetch
                    )

    async def aclose(self) -> None:
        """Closes the connections. Later calls raise `ConfigurationError`."""
        if self._shared.state.closed.set():
            await self._shared.transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

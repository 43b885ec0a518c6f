"""The clients that generated packages build on."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TypeVar

from ..actions import Returning
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
from .transport.http import HttpTransport
from .transport.protocol import (
    AsyncTransport,
    HttpRequest,
    Transport,
    TransportFailure,
)

T = TypeVar("T")


class Client(BaseClient[Transport, TokenSource]):
    """Calls actions, from any thread.

    Args:
        base_url: Where the server is, `https://hub.example.com`; a path is kept.
        token: The bearer token, or a function that fetches one.
        options: Options of all calls.
        transport: Carries the requests instead of HTTP connections of its own; it is
            closed with the client.
        allow_plaintext: Accept an `http://` base URL: anybody on the way can read the
            token.
        max_response_bytes: Longer response bodies are refused.
        trace: Watches each call; `tracing.trace_calls` makes one for OpenTelemetry.

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
            transport=transport or HttpTransport(),
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
        """Does what a call asks for, in this thread."""
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
        """Frees the connections; nothing is sent from now on."""
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
    """Calls actions, from asyncio tasks. Cancelling a call frees its connection.

    Takes the same arguments as `Client`; the function that fetches a token may be a
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
            transport=transport or HttpTransport(),
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
        """Does what a call asks for, in this task."""
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
                    import asyncio  # who uses only the sync client never loads it

                    await asyncio.sleep(step.seconds)
                    answer = None
                case GetToken():
                    answer = await tokens.aget(
                        step.rejected, step.timeout, fetch=step.fetch
                    )

    async def aclose(self) -> None:
        """Frees the connections; nothing is sent from now on."""
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

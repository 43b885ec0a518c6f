"""The server with either kind of handlers, and either client before it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from inspect import isawaitable
from typing import TypeAlias

import pytest

from nexigon_hub import AsyncNexigonHub, CallOptions, NexigonHub
from nexigon_hub.server import ActionApp, Request, Unauthenticated, secrets_equal

from .async_memory import AsyncMemory
from .cases import Call
from .live import Live, serve
from .memory import Memory

TOKEN = "org_sk_1"

Perform: TypeAlias = Callable[[str, Call], object]
"""Makes a call at a base URL."""


@pytest.fixture(scope="session")
def live() -> Iterator[Live]:
    """A server without an app."""
    with serve() as running:
        yield running


@pytest.fixture(params=["async handlers", "plain handlers"])
def hub(request: pytest.FixtureRequest, live: Live) -> Live:
    """The server, in its first state and with nothing recorded yet."""
    memory = Memory()
    service = memory if request.param == "plain handlers" else AsyncMemory(memory)
    live.recorder.app = ActionApp([service], authenticate=authenticate)
    live.recorder.exchanges.clear()
    return live


@pytest.fixture(params=["sync client", "async client"])
def perform(request: pytest.FixtureRequest) -> Perform:
    """Makes a call with a client of its own."""
    return perform_sync if request.param == "sync client" else perform_async


def authenticate(request: Request) -> str:
    """Anyone with the token."""
    if secrets_equal(request.bearer_token or "", TOKEN):
        return "the organization"
    raise Unauthenticated


def perform_sync(url: str, call: Call) -> object:
    """With the sync client."""
    with NexigonHub(url, token=TOKEN, options=ONCE, allow_plaintext=True) as client:
        return call(client.projects)


def perform_async(url: str, call: Call) -> object:
    """With the async client."""

    async def main() -> object:
        async with AsyncNexigonHub(
            url, token=TOKEN, options=ONCE, allow_plaintext=True
        ) as client:
            pending = call(client.projects)
            assert isawaitable(pending)
            output: object = await pending
            return output

    return asyncio.run(main())


ONCE: CallOptions = {"max_attempts": 1}
"""Retries are tested elsewhere."""

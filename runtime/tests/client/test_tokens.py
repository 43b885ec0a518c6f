"""A token is fetched once, however many callers need it."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from faults.clients import Caller
from faults.sample import CREATE, DEVICE, DEVICE_JSON, CreateAction, PingAction
from faults.scripted import Behaviour, ScriptedServer, responds

from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import (
    CallTimeoutError,
    ConfigurationError,
    ForbiddenError,
)
from nexigon_gen.runtime.client.transport.protocol import NotSent, TimedOut
from nexigon_gen.runtime.model.secret import Secret
from nexigon_gen.runtime.testing import StubTransport

CALLERS = 8
OK = responds(200, DEVICE_JSON)
REFUSED = responds(401, b'{"kind":"Forbidden","message":"expired"}')


class Tokens:
    """Hands out `t1`, `t2`, … and counts."""

    def __init__(self) -> None:
        self.fetched = 0

    def fetch(self) -> Secret:
        self.fetched += 1
        return Secret(f"t{self.fetched}")

    async def afetch(self) -> Secret:
        await asyncio.sleep(0)
        return self.fetch()


def refuses_the_first_token(server: Callable[[], ScriptedServer]) -> Behaviour:
    """Refuses `t1`, but not before every caller has sent it."""
    together = threading.Barrier(CALLERS)

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        if not stopping.is_set() and len(server().requests) <= CALLERS:
            together.wait(10)
            REFUSED(connection, stopping)
        else:
            OK(connection, stopping)

    return behave


def test_threads_fetch_a_token_once() -> None:
    tokens = Tokens()
    with (
        ScriptedServer([refuses_the_first_token(lambda: server)]) as server,
        Client(server.url, token=tokens.fetch, allow_plaintext=True) as hub,
        ThreadPoolExecutor(CALLERS) as threads,
    ):
        assert list(threads.map(hub.execute, [CREATE] * CALLERS)) == [DEVICE] * CALLERS
    assert tokens.fetched == 2
    _check_tokens(server)


@pytest.mark.parametrize("kind", ["function", "coroutine function"])
def test_tasks_fetch_a_token_once(kind: str) -> None:
    tokens = Tokens()
    fetch = tokens.fetch if kind == "function" else tokens.afetch

    async def main() -> None:
        async with AsyncClient(server.url, token=fetch, allow_plaintext=True) as hub:
            calls = [hub.execute(CREATE) for _ in range(CALLERS)]
            assert await asyncio.gather(*calls) == [DEVICE] * CALLERS

    with ScriptedServer([refuses_the_first_token(lambda: server)]) as server:
        asyncio.run(main())
    assert tokens.fetched == 2
    _check_tokens(server)


def _check_tokens(server: ScriptedServer) -> None:
    first, second = server.requests[:CALLERS], server.requests[CALLERS:]
    assert all(b"Bearer t1\r\n" in request for request in first)
    assert all(b"Bearer t2\r\n" in request for request in second)
    assert len(second) == CALLERS


def test_a_fixed_token_is_not_sent_twice() -> None:
    with (
        ScriptedServer([REFUSED]) as server,
        Client(server.url, token=Secret("t"), allow_plaintext=True) as hub,
        pytest.raises(ForbiddenError),
    ):
        hub.execute(CREATE)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "error",
    [
        LookupError("no token"),
        TimeoutError("vault"),
        NotSent("vault"),
        TimedOut("vault"),
    ],
    ids=repr,
)
def test_what_a_provider_raises_comes_out(call: Caller, error: Exception) -> None:
    def fetch() -> str:
        raise error

    with pytest.raises(type(error)) as caught:
        call("https://hub.test", CREATE, token=fetch)
    assert caught.value is error


@pytest.mark.parametrize("token", [None, 5, b"t", "", "a b"], ids=repr)
def test_what_a_provider_gives_must_be_a_token(call: Caller, token: object) -> None:
    with pytest.raises(ConfigurationError, match="token"):
        call("https://hub.test", CREATE, token=lambda: token)


def test_an_action_without_auth_fetches_no_token(call: Caller) -> None:
    def fetch() -> str:
        raise AssertionError

    stub = StubTransport().reply(PingAction, None)
    assert call("https://hub.test", PingAction(), token=fetch, transport=stub)


def test_a_provider_may_call_an_action_without_auth() -> None:
    def login() -> str:
        hub.execute(PingAction())
        return f"t{len(stub.calls)}"

    stub = StubTransport().reply(PingAction, None).reply(CreateAction, DEVICE)
    with Client("https://hub.test", token=login, transport=stub) as hub:
        assert hub.execute(CREATE) == DEVICE
    assert stub.calls == [PingAction(), CREATE]


def test_an_async_provider_may_call_an_action_without_auth() -> None:
    stub = StubTransport().reply(PingAction, None).reply(CreateAction, DEVICE)

    async def main() -> None:
        async def login() -> str:
            await hub.execute(PingAction())
            return f"t{len(stub.calls)}"

        async with AsyncClient("https://hub.test", token=login, transport=stub) as hub:
            assert await hub.execute(CREATE) == DEVICE

    asyncio.run(main())
    assert stub.calls == [PingAction(), CREATE]


def test_the_deadline_covers_fetching_the_token() -> None:
    async def fetch() -> str:
        await asyncio.Event().wait()
        return "never"

    async def main() -> None:
        async with AsyncClient("https://hub.test", token=fetch) as hub:
            await hub.execute(CREATE, {"timeout": 0.05})

    with pytest.raises(CallTimeoutError, match="token"):
        asyncio.run(main())


def test_the_deadline_covers_waiting_for_another_thread() -> None:
    entered, leave = threading.Event(), threading.Event()

    def fetch() -> str:
        entered.set()
        leave.wait(10)
        return "t"

    with (
        ScriptedServer([OK]) as server,
        Client(server.url, token=fetch, allow_plaintext=True) as hub,
        ThreadPoolExecutor(1) as thread,
    ):
        first = thread.submit(hub.execute, CREATE)
        entered.wait(10)
        with pytest.raises(CallTimeoutError, match="token"):
            hub.execute(CREATE, {"timeout": 0.05})
        leave.set()
        assert first.result() == DEVICE
    assert len(server.requests) == 1

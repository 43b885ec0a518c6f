"""What closing does to the calls that run, and that nothing is sent after it."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import ConfigurationError
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import HttpRequest

from .clients import Engine
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import Behaviour, ScriptedServer, responds

OK = responds(200, DEVICE_JSON)
BUSY = responds(429, b'{"kind":"RateLimited","message":"m"}', "retry-after: 0")


def amid(close: Callable[[], None], behaviour: Behaviour) -> Behaviour:
    """Closes the client before it answers."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        close()
        behaviour(connection, stopping)

    return behave


def _sync(engine: Engine, server: ScriptedServer, answer: Behaviour) -> object:
    transport = engine(Network())
    hub = Client(server.url, token="t", transport=transport, allow_plaintext=True)
    server.behaviours = [amid(hub.close, answer), OK]
    return hub.execute(CREATE)


def _async(engine: Engine, server: ScriptedServer, answer: Behaviour) -> object:
    async def main() -> object:
        transport = engine(Network())
        hub = AsyncClient(
            server.url, token="t", transport=transport, allow_plaintext=True
        )
        loop = asyncio.get_running_loop()

        def close() -> None:
            asyncio.run_coroutine_threadsafe(hub.aclose(), loop).result()

        server.behaviours = [amid(close, answer), OK]
        outcome = await hub.execute(CREATE)
        assert await asyncio.to_thread(server.hung_up.wait, 5)
        return outcome

    return asyncio.run(main())


KINDS = pytest.mark.parametrize("call", [_sync, _async], ids=["sync", "async"])


@KINDS
def test_a_running_exchange_finishes(
    engine: Engine, call: Callable[..., object]
) -> None:
    with ScriptedServer([]) as server:
        assert call(engine, server, OK) == DEVICE
        assert server.hung_up.wait(60)
    assert len(server.requests) == 1


@KINDS
def test_nothing_is_sent_again(engine: Engine, call: Callable[..., object]) -> None:
    with ScriptedServer([]) as server:
        with pytest.raises(ConfigurationError, match="closed"):
            call(engine, server, BUSY)
        assert server.hung_up.wait(60)
    assert (server.connections, len(server.requests)) == (1, 1)


@pytest.mark.parametrize("used", [True, False], ids=["used", "unused"])
def test_a_closed_transport_opens_no_connection(engine: Engine, used: bool) -> None:
    with ScriptedServer([OK]) as server:
        request = HttpRequest(f"{server.url}/x", {}, b"{}", 60.0, 1000)

        async def main() -> None:
            transport = engine(Network())
            if used:
                await transport.asend(request)
            await asyncio.gather(transport.aclose(), transport.aclose())
            with pytest.raises(ConfigurationError, match="closed"):
                await transport.asend(request)

        transport = engine(Network())
        if used:
            transport.send(request)
        transport.close()
        transport.close()
        with pytest.raises(ConfigurationError, match="closed"):
            transport.send(request)
        asyncio.run(main())
    assert server.connections == (2 if used else 0)


def test_who_waits_for_a_connection_is_refused(engine: Engine) -> None:
    started, ended = threading.Event(), threading.Event()

    def holds(connection: socket.socket, stopping: threading.Event) -> None:
        started.set()
        ended.wait(60)
        OK(connection, stopping)

    with ScriptedServer([holds, OK]) as server, ThreadPoolExecutor(2) as threads:
        request = HttpRequest(f"{server.url}/x", {}, b"{}", 60.0, 1000)
        transport = engine(Network(max_connections=1))
        first = threads.submit(transport.send, request)
        assert started.wait(60)
        second = threads.submit(transport.send, request)
        transport.close()
        with pytest.raises(ConfigurationError, match="closed"):
            second.result(5)
        ended.set()
        assert first.result().status == 200
    assert len(server.requests) == 1


def test_tasks_that_wait_for_a_connection_are_refused(engine: Engine) -> None:
    ended = threading.Event()

    def holds(connection: socket.socket, stopping: threading.Event) -> None:
        ended.wait(60)
        OK(connection, stopping)

    async def main() -> None:
        request = HttpRequest(f"{server.url}/x", {}, b"{}", 60.0, 1000)
        transport = engine(Network(max_connections=1))
        first = asyncio.create_task(transport.asend(request))
        while not server.requests:
            await asyncio.sleep(0.01)
        waiting = [asyncio.create_task(transport.asend(request)) for _ in range(3)]
        await asyncio.sleep(0)
        await transport.aclose()
        for outcome in await asyncio.gather(*waiting, return_exceptions=True):
            assert isinstance(outcome, ConfigurationError)
        ended.set()
        assert (await first).status == 200

    with ScriptedServer([holds, OK]) as server:
        asyncio.run(main())
    assert len(server.requests) == 1

"""A client that outlives its event loops, and calls that are cancelled in one."""

from __future__ import annotations

import asyncio
import gc
import ssl
import warnings
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias
from weakref import ref

import pytest
import uvloop

from nexigon_gen.runtime.client.client import AsyncClient
from nexigon_gen.runtime.client.locks import PerLoop, new_lock
from nexigon_gen.runtime.client.transport.network import Network
from support.integration import apart

from .clients import Engine
from .sample import DEVICE, DEVICE_JSON, GET
from .scripted import ScriptedServer, responds
from .ways import DIRECTLY

OK = responds(200, DEVICE_JSON)
Loop: TypeAlias = asyncio.AbstractEventLoop
Run: TypeAlias = Callable[[Coroutine[Any, Any, Any]], Any]


def _client(server: ScriptedServer, engine: Engine) -> AsyncClient:
    transport = engine(Network(accept_invalid_certificates=True))
    return AsyncClient(server.url, token="t", transport=transport, allow_plaintext=True)


async def _loop_of(hub: AsyncClient) -> ref[Loop]:
    assert await hub.execute(GET) == DEVICE
    return ref(asyncio.get_running_loop())


@DIRECTLY
@pytest.mark.parametrize(
    "run", apart([asyncio.run, uvloop.run], asyncio.run), ids=["asyncio", "uvloop"]
)
def test_connections_end_with_their_loop(
    engine: Engine, run: Run, way: str, tls: ssl.SSLContext
) -> None:
    context = tls if way == "tls" else None
    with warnings.catch_warnings(), ScriptedServer([OK], context) as server:
        warnings.simplefilter("error")
        hub = _client(server, engine)
        for count in range(1, 4):
            server.hung_up.clear()
            loop: ref[Loop] = run(_loop_of(hub))
            assert server.hung_up.wait(60)
            gc.collect()
            assert (loop(), server.connections) == (None, count)


@DIRECTLY
def test_a_loop_that_was_just_closed_is_forgotten(
    engine: Engine, way: str, tls: ssl.SSLContext
) -> None:
    with ScriptedServer([OK], tls if way == "tls" else None) as server:
        hub = _client(server, engine)
        loop = asyncio.new_event_loop()
        gone = loop.run_until_complete(_loop_of(hub))
        loop.close()
        del loop
        asyncio.run(_loop_of(hub))
        with warnings.catch_warnings():
            # Its connections were still open, and nothing but this closes them.
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()
        assert gone() is None


def test_a_lock_does_not_keep_its_loop() -> None:
    async def main() -> ref[Loop]:
        async def use() -> None:
            async with lock.get():
                await asyncio.sleep(0)

        await asyncio.gather(use(), use())  # a lock that was waited for knows its loop
        return ref(asyncio.get_running_loop())

    lock = PerLoop(new_lock)
    first = asyncio.run(main())
    asyncio.run(main())
    gc.collect()
    assert first() is None


@DIRECTLY
def test_cancelled_calls_do_not_hold_up_others(
    engine: Engine, way: str, tls: ssl.SSLContext
) -> None:
    network = Network(max_connections=1, accept_invalid_certificates=True)

    async def main() -> None:
        transport = engine(network)
        async with AsyncClient(
            server.url, token="t", transport=transport, allow_plaintext=True
        ) as hub:
            for turns in range(30):
                calls = [asyncio.create_task(hub.execute(GET)) for _ in range(6)]
                for _ in range(turns):
                    await asyncio.sleep(0)
                for call in calls[::2]:
                    call.cancel()
                outcomes = await asyncio.gather(*calls, return_exceptions=True)
                assert outcomes[1::2] == [DEVICE] * 3, turns

    with ScriptedServer([OK], tls if way == "tls" else None) as server:
        asyncio.run(asyncio.wait_for(main(), 60))

"""Which calls share a connection, and when one is given up."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import nexigon_gen
from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import CallTimeoutError
from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.network import Network

from .clients import Engine
from .sample import CREATE, DEVICE, DEVICE_JSON, GET
from .scripted import Behaviour, ScriptedServer, hangs, refusing_url, responds
from .ways import DIRECTLY

OK = responds(200, DEVICE_JSON)
ANY = Network(accept_invalid_certificates=True)


def _client(
    server: ScriptedServer, engine: Engine, network: Network | None = None
) -> Client:
    transport = engine(network or ANY)
    return Client(server.url, token="t", transport=transport, allow_plaintext=True)


def _async_client(
    server: ScriptedServer, engine: Engine, network: Network | None = None
) -> AsyncClient:
    transport = engine(network or ANY)
    return AsyncClient(server.url, token="t", transport=transport, allow_plaintext=True)


def and_closes(behaviour: Behaviour) -> Behaviour:
    """Does that and closes the connection without having said so."""

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        behaviour(connection, stopping)
        connection.shutdown(socket.SHUT_RDWR)

    return behave


@pytest.mark.parametrize("status", [200, 500])
def test_calls_share_a_connection(engine: Engine, status: int) -> None:
    async def main() -> None:
        async with _async_client(server, engine) as hub:
            for _ in range(3):
                await asyncio.gather(hub.execute(CREATE), return_exceptions=True)

    answer = responds(status, DEVICE_JSON)
    with ScriptedServer([answer]) as server:
        with _client(server, engine) as hub, ThreadPoolExecutor(1) as thread:
            for _ in range(3):
                thread.submit(hub.execute, CREATE).exception()
        asyncio.run(main())
    assert (server.connections, len(server.requests)) == (2, 6)


def test_calls_share_a_connection_with_tls(engine: Engine, tls: ssl.SSLContext) -> None:
    async def main() -> None:
        async with _async_client(server, engine, trusting) as hub:
            for _ in range(3):
                assert await hub.execute(CREATE) == DEVICE

    trusting = Network(accept_invalid_certificates=True)
    with ScriptedServer([OK], tls) as server:
        with _client(server, engine, trusting) as hub:
            for _ in range(3):
                assert hub.execute(CREATE) == DEVICE
        asyncio.run(main())
    assert (server.connections, len(server.requests)) == (2, 6)


def test_a_connection_that_the_server_closed_is_not_used(engine: Engine) -> None:
    async def main() -> None:
        async with _async_client(server, engine) as hub:
            for _ in range(2):
                server.hung_up.clear()
                assert await hub.execute(CREATE) == DEVICE
                assert await asyncio.to_thread(server.hung_up.wait, 5)

    with ScriptedServer([and_closes(OK)]) as server:
        with _client(server, engine) as hub:
            for _ in range(2):
                server.hung_up.clear()
                assert hub.execute(CREATE) == DEVICE
                assert server.hung_up.wait(60)
        asyncio.run(main())
    assert (server.connections, len(server.requests)) == (4, 4)


def test_a_connection_idle_for_long_is_closed(
    engine: Engine, idle: Callable[[float], None]
) -> None:
    idle(0.0)

    async def main() -> None:
        async with _async_client(server, engine) as hub:
            await hub.execute(CREATE)
            assert await asyncio.to_thread(server.hung_up.wait, 5)
            await hub.execute(CREATE)

    with ScriptedServer([OK]) as server:
        asyncio.run(main())
    assert (server.connections, len(server.requests)) == (2, 2)
    with ScriptedServer([OK]) as server, _client(server, engine) as hub:
        hub.execute(CREATE)
        assert server.hung_up.wait(60)
        hub.execute(CREATE)
    assert (server.connections, len(server.requests)) == (2, 2)


def test_a_connection_idle_for_long_is_not_used(
    engine: Engine, idle: Callable[[float], None], tls: ssl.SSLContext
) -> None:
    async def main() -> None:
        async with _async_client(server, engine) as hub:
            for _ in range(2):
                assert await hub.execute(CREATE) == DEVICE

    idle(0.0)
    with ScriptedServer([OK], tls) as server:
        with _client(server, engine) as hub:
            for _ in range(2):
                assert hub.execute(CREATE) == DEVICE
        asyncio.run(main())
    assert (server.connections, len(server.requests)) == (4, 4)


def test_what_came_unasked_is_no_answer_to_the_next_call() -> None:
    async def main() -> None:
        async with _async_client(server, FastTransport) as hub:
            assert await hub.execute(CREATE) == DEVICE
            assert await hub.execute(GET) == DEVICE

    head = b"HTTP/1.1 200 OK\r\ncontent-length: 18\r\n\r\n"
    unasked = head + b'{"deviceId":"d_2"}'

    def twice(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(head + DEVICE_JSON + unasked)

    with ScriptedServer([twice, OK]) as server:
        asyncio.run(main())
    with ScriptedServer([twice, OK]) as server, _client(server, FastTransport) as hub:
        assert hub.execute(CREATE) == DEVICE
        assert hub.execute(GET) == DEVICE


@DIRECTLY
def test_a_forked_child_uses_connections_of_its_own(
    engine: Engine, way: str, tls: ssl.SSLContext
) -> None:
    context = tls if way == "tls" else None
    with ScriptedServer([OK], context) as server, _client(server, engine) as hub:
        hub.execute(GET)
        with warnings.catch_warnings():
            # Python 3.12 warns because the server has threads; the child uses none.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            os._exit(0 if hub.execute(GET) == DEVICE else 1)
        assert os.waitpid(pid, 0)[1] == 0
        hub.execute(GET)
    # The parent's connection survived, and the child did not touch it.
    assert (server.connections, len(server.requests)) == (2, 3)


@DIRECTLY
def test_a_forked_child_lets_go_of_what_it_inherits(
    engine: Engine, way: str, tls: ssl.SSLContext
) -> None:
    context = tls if way == "tls" else None
    with ScriptedServer([OK], context) as server, _client(server, engine) as hub:
        hub.execute(GET)
        told, tell = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            os.close(tell)
            hub.close()
            os.read(told, 1)  # until the parent is done
            os._exit(0)
        # Closed by the parent alone it would stay open.
        hub.close()
        assert server.hung_up.wait(60)
        os.close(tell)
        assert os.waitpid(pid, 0)[1] == 0
        os.close(told)


def test_cancelling_frees_the_connection(engine: Engine) -> None:
    async def main() -> None:
        # The second call can only run if the first one gave its connection back.
        async with _async_client(server, engine, Network(max_connections=1)) as hub:
            task = asyncio.create_task(hub.execute(GET))
            while not server.requests:
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(server.hung_up.wait, 5)
            assert await hub.execute(GET) == DEVICE

    with ScriptedServer([hangs, OK]) as server:
        asyncio.run(main())
    assert (server.connections, len(server.requests)) == (2, 2)


def test_many_calls_at_once(engine: Engine) -> None:
    async def main() -> None:
        async with _async_client(server, engine, few) as hub:
            calls = [hub.execute(GET) for _ in range(50)]
            assert await asyncio.gather(*calls) == [DEVICE] * 50

    few = Network(max_connections=4)
    with ScriptedServer([OK]) as server:
        with _client(server, engine, few) as hub, ThreadPoolExecutor(16) as threads:
            assert list(threads.map(hub.execute, [GET] * 50)) == [DEVICE] * 50
        assert server.connections <= 4
        asyncio.run(main())
    assert server.connections <= 8
    assert len(server.requests) == 100


def test_waiting_for_a_connection_ends_at_the_deadline(engine: Engine) -> None:
    async def main() -> None:
        async with _async_client(server, engine, Network(max_connections=1)) as hub:
            first = asyncio.create_task(hub.execute(GET))
            while not server.requests:
                await asyncio.sleep(0.01)
            with pytest.raises(CallTimeoutError):
                await hub.with_options(timeout=0.2).execute(GET)
            first.cancel()

    with ScriptedServer([hangs]) as server:
        asyncio.run(main())
    assert len(server.requests) == 1


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
def test_nothing_is_left_open(
    engine: Engine, secure: bool, tls: ssl.SSLContext
) -> None:
    """A closed client leaves no socket to the garbage collector."""
    program = """
import asyncio, sys
from faults.clients import ENGINES, call_async, call_sync
from faults.sample import CREATE
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.errors import TransportError
for call in call_sync, call_async:
    for url in sys.argv[2:]:
        timeout = 0.2 if url == sys.argv[3] else 10  # one never answers
        transport = ENGINES[sys.argv[1]](Network(accept_invalid_certificates=True))
        try:
            call(url, CREATE, {"max_attempts": 1, "timeout": timeout}, transport=transport)
        except TransportError:
            pass
"""
    name = "fast" if "Fast" in repr(engine) else "http"
    context = tls if secure else None
    with (
        ScriptedServer([OK], context) as server,
        ScriptedServer([hangs], context) as silent,
    ):
        urls = [server.url, silent.url, refusing_url()]
        folders = [Path(nexigon_gen.__file__).parents[1], Path(__file__).parents[1]]
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", program, name, *urls],
            env={"PYTHONPATH": os.pathsep.join(map(str, folders))},
            check=False,
            capture_output=True,
            text=True,
        )
    assert (done.returncode, done.stderr) == (0, "")

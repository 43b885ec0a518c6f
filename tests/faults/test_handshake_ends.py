"""Connections that end before they are open: amid the handshake, or before it."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Event
from time import monotonic
from typing import Any, TypeAlias

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.async_connection import AsyncConnection
from nexigon_gen.runtime.client.transport.fast.engine import FastEngine
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
)
from nexigon_gen.runtime.client.transport.route import ConnectionRoute

from .accepting import Serve, accepting
from .clients import Engine, send_sync

Run: TypeAlias = Callable[[Coroutine[Any, Any, HttpResponse]], HttpResponse]


def hangs_up_amid_handshake(tls: ssl.SSLContext) -> Serve:
    """Answers the client's hello, and is gone before the client can finish."""

    def serve(connection: socket.socket, stopping: Event) -> None:
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        side = tls.wrap_bio(incoming, outgoing, server_side=True)
        while not outgoing.pending:
            incoming.write(connection.recv(65536))
            with suppress(ssl.SSLWantReadError):
                side.do_handshake()
        connection.sendall(outgoing.read())

    return serve


@pytest.mark.parametrize("run", [None, asyncio.run, uvloop.run])
def test_a_handshake_that_ends_amid_it(
    engine: Engine, tls: ssl.SSLContext, run: Run | None
) -> None:
    with accepting(hangs_up_amid_handshake(tls)) as url:
        secure = url.replace("http://", "https://")
        request = HttpRequest(f"{secure}/x", {}, b"{}", 60.0, 1000)
        transport = engine(Network(accept_invalid_certificates=True, trust_env=False))

        async def send() -> HttpResponse:
            try:
                return await transport.asend(request)
            finally:
                await transport.aclose()

        # In TLS 1.3 the client may be done when the end comes.
        with pytest.raises((NotSent, ConnectionLost)):
            run(send()) if run else send_sync(transport, request)


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_a_connection_that_is_gone_before_it_is_opened(
    run: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    """As it is when the loop was busy. Those of uvloop refuse to write."""

    async def main(port: int) -> None:
        connection = AsyncConnection()
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: connection, "127.0.0.1", port)
        await connection.is_gone.wait()
        context = ssl.create_default_context()
        route = ConnectionRoute("127.0.0.1", port, tls=context)
        with pytest.raises(OSError, match="EOF"):
            await connection.open(route, FastEngine(), monotonic() + 5)

    with accepting(lambda connection, stopping: None) as url:
        run(main(int(url.rpartition(":")[2])))

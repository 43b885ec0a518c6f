"""Calls that are cancelled, at any moment and amid a long upload."""

from __future__ import annotations

import asyncio
import gc
import socket
import ssl
import warnings
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
import uvloop

from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import HttpResponse
from support.integration import apart

from .accepting import accepting, read_head
from .clients import Engine
from .test_stages import answers, request_to
from .ways import WAYS, way_to


@pytest.mark.parametrize(
    "run", apart([asyncio.run, uvloop.run], asyncio.run), ids=["asyncio", "uvloop"]
)
@pytest.mark.parametrize("way", apart(WAYS, "plain", "tunnelled"))
def test_cancelling_at_any_moment_leaves_nothing_behind(
    engine: Engine, run: Callable[[Any], None], way: str, tls: ssl.SSLContext
) -> None:
    async def main() -> None:
        transport = engine(replace(there.network, max_connections=1))
        for turns in range(40):
            body = b"x" * (1 if turns % 2 else 1 << 20)
            call = asyncio.create_task(
                transport.asend(request_to(there.url, 60.0, body))
            )
            for _ in range(turns):
                await asyncio.sleep(0.001 if turns > 20 else 0)
            call.cancel()
            outcome = (await asyncio.gather(call, return_exceptions=True))[0]
            if not isinstance(outcome, asyncio.CancelledError):
                assert isinstance(outcome, HttpResponse)
                assert outcome.body == b"mine"
            # There is room for one: the place was given back.
            response = await transport.asend(request_to(there.url, 60.0))
            assert response.body == b"mine"
        await transport.aclose()

    with way_to(answers, way, tls) as there, warnings.catch_warnings():
        warnings.simplefilter("error")
        run(main())
        gc.collect()


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run], ids=["asyncio", "uvloop"])
def test_a_cancelled_upload_hangs_up(
    engine: Engine, run: Callable[[Any], None]
) -> None:
    begun, given_up, hung_up = Event(), Event(), Event()

    def reads_slowly(connection: socket.socket, stopping: Event) -> None:
        read_head(connection)
        begun.set()
        given_up.wait(60)
        try:
            while connection.recv(65536):
                pass
        finally:
            hung_up.set()

    async def main() -> None:
        transport = engine(Network())
        body = b"x" * (8 << 20)
        call = asyncio.create_task(transport.asend(request_to(url, 60.0, body)))
        assert await asyncio.to_thread(begun.wait, 60)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        given_up.set()
        assert await asyncio.to_thread(hung_up.wait, 60)
        await transport.aclose()

    with accepting(reads_slowly) as url:
        run(main())

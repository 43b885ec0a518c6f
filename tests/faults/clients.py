"""Both clients, behind one function each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any, TypeAlias

from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.options import CallOptions
from nexigon_gen.runtime.client.reply import Reply
from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import HttpRequest, HttpResponse
from nexigon_gen.runtime.model import Returns

Caller: TypeAlias = Callable[..., Reply[Any]]
Carrier: TypeAlias = Callable[[HttpRequest], HttpResponse]
Engine: TypeAlias = Callable[[Network], HttpTransport | FastTransport]

ENGINES: dict[str, Engine] = {
    "http": HttpTransport,
    "http2": lambda network: HttpTransport(replace(network, http2=True)),
    "fast": FastTransport,
}
"""The transports that open connections."""


def call_sync(
    url: str, action: Returns[Any], options: CallOptions | None = None, **client: Any
) -> Reply[Any]:
    """One call of a client of its own."""
    client = {"token": "token", "allow_plaintext": True, **client}
    with Client(url, **client) as hub:
        return hub.call(action, options=options)


def call_async(
    url: str, action: Returns[Any], options: CallOptions | None = None, **client: Any
) -> Reply[Any]:
    """The same, with the async client."""
    client = {"token": "token", "allow_plaintext": True, **client}

    async def main() -> Reply[Any]:
        async with AsyncClient(url, **client) as hub:
            return await hub.call(action, options=options)

    return asyncio.run(main())


def send_sync(
    transport: HttpTransport | FastTransport, request: HttpRequest
) -> HttpResponse:
    """One request over a transport of its own."""
    with closing(transport):
        return transport.send(request)


def send_async(
    transport: HttpTransport | FastTransport, request: HttpRequest
) -> HttpResponse:
    """The same in a task."""

    async def main() -> HttpResponse:
        try:
            return await transport.asend(request)
        finally:
            await transport.aclose()

    return asyncio.run(main())

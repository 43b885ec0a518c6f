"""Engines with nothing around them: bytes out, bytes in."""

from __future__ import annotations

from contextlib import AsyncExitStack, closing
from http.client import HTTPConnection
from importlib.util import find_spec

import aiohttp

from .sample import HEADERS, PATH, REQUEST, AsyncCall, Call, Calls


async def bare(url: str, end: AsyncExitStack) -> Calls:
    """`http.client`, aiohttp, and pyreqwest if it is installed."""
    connection = end.enter_context(closing(HTTPConnection(url.removeprefix("http://"))))
    session = await end.enter_async_context(aiohttp.ClientSession())

    def http_client() -> bytes:
        connection.request("POST", PATH, REQUEST, HEADERS)
        return connection.getresponse().read()

    async def with_aiohttp() -> bytes:
        async with session.post(url + PATH, data=REQUEST, headers=HEADERS) as reply:
            return await reply.read()

    sync: dict[str, Call] = {"http.client, bare": http_client}
    asynchronous: dict[str, AsyncCall] = {"aiohttp, bare": with_aiohttp}
    if find_spec("pyreqwest") is not None:
        rust = await _pyreqwest(url, end)
        sync |= rust.sync
        asynchronous |= rust.asynchronous
    return Calls(sync, asynchronous)


async def _pyreqwest(url: str, end: AsyncExitStack) -> Calls:
    from pyreqwest.client import ClientBuilder, SyncClientBuilder

    client = end.enter_context(SyncClientBuilder().build())
    aclient = await end.enter_async_context(ClientBuilder().build())

    def call() -> bytes:
        request = client.post(url + PATH).headers(HEADERS).body_bytes(REQUEST).build()
        return bytes(request.send().bytes())

    async def acall() -> bytes:
        request = aclient.post(url + PATH).headers(HEADERS).body_bytes(REQUEST).build()
        return bytes(await (await request.send()).bytes())

    return Calls({"pyreqwest, bare": call}, {"pyreqwest, bare": acall})

"""The connections of an event loop to one server, by aiohttp."""

from __future__ import annotations

import socket
from asyncio import Semaphore, sleep, timeout
from contextlib import suppress
from io import BytesIO
from typing import TypeAlias
from weakref import WeakSet

import aiohttp
from yarl import URL

from .errors import ConfigurationError
from .fast_route import route
from .http_gates import AsyncGate
from .http_network import IDLE_SECONDS, Network
from .http_request import because, check_request
from .transport import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)

_Address: TypeAlias = "tuple[int, int, int, str, tuple[object, ...]]"
_LARGE = 1 << 20  # aiohttp wants a longer body as a file
_TURNS = 10  # more than a loop needs to notice that a socket is shut down


class AsyncPool:
    """A session of aiohttp that keeps to what a transport is.

    Raises:
        ConfigurationError: The host or the proxy is not usable.
    """

    def __init__(self, network: Network, origin: str) -> None:
        way = route(network, origin)
        self._proxy = None if way.proxy is None else way.proxy.address
        # For the two ways of asking a proxy; aiohttp does only one of them itself.
        self._tunnel_headers = way.proxy_headers if way.tunnelled else {}
        self._headers = {} if way.tunnelled else way.proxy_headers
        self._timeout = aiohttp.ClientTimeout(
            total=None, sock_connect=network.connect_timeout
        )
        # aiohttp's own limit forgets to wake the next in the queue when the first is
        # cancelled just as it is woken.
        self._gate = AsyncGate(Semaphore(network.max_connections))
        self._sockets = WeakSet[socket.socket]()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0,
                keepalive_timeout=IDLE_SECONDS,
                ssl=way.tls or True,
                socket_factory=self._new_socket,
            ),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends once and reads the answer; cancelling frees the connection.

        Raises:
            TransportFailure: There is no complete answer.
            ConfigurationError: The pool is closed, or a header cannot be sent.
        """
        if not check_request(request):
            raise ConfigurationError("aiohttp sends header values in ASCII only")
        answer = await self._answer(request)
        if isinstance(answer, TransportFailure):
            raise answer
        return answer

    async def close(self) -> None:
        """Refuses further exchanges; closes the connections after those that run."""
        if self._gate.shut():
            await self._end()

    async def _end(self) -> None:
        await self._session.close()
        # TLS connections that were given up still wait for a word of the other side.
        for each in self._sockets:
            with suppress(OSError):  # this one does not
                each.shutdown(socket.SHUT_RDWR)
        for _ in range(_TURNS):
            if any(each.fileno() >= 0 for each in self._sockets):
                await sleep(0)

    def _new_socket(self, address: _Address) -> socket.socket:
        new = socket.socket(*address[:3])
        self._sockets.add(new)
        return new

    # A failure is returned: raised where it is caught, it would keep the engine's
    # error as its context, and with its traceback the headers.
    async def _answer(self, request: HttpRequest) -> HttpResponse | TransportFailure:
        try:
            async with timeout(request.timeout):
                await self._gate.enter()
                try:
                    return await self._exchange(request)
                finally:
                    if self._gate.leave():
                        await self._end()
        except aiohttp.ClientError as error:
            return _failure(error)
        except TimeoutError:
            return TimedOut("no answer in time")

    async def _exchange(self, request: HttpRequest) -> HttpResponse:
        body = request.body
        response = await self._session.post(
            URL(request.url, encoded=True),
            # As aiohttp would wrap it, without the search for who can.
            data=aiohttp.BytesPayload(body) if len(body) <= _LARGE else BytesIO(body),
            headers={**self._headers, **request.headers},
            allow_redirects=False,
            timeout=self._timeout,
            proxy=self._proxy,
            proxy_headers=self._tunnel_headers,
        )
        try:
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in response.raw_headers
            }
            content = await _body(response, request.max_response_bytes)
        except BaseException:
            response.close()
            raise
        if content is None:
            response.close()
        # Otherwise all was read, with which aiohttp has freed the connection.
        return HttpResponse(response.status, headers, content)


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes | None:
    """The body, if it is not longer than that."""
    length = response.content_length
    if length is not None:
        return await response.read() if length <= most else None
    chunks: list[bytes] = []
    while chunk := await response.content.readany():
        chunks.append(chunk)
        most -= len(chunk)
        if most < 0:
            return None
    return b"".join(chunks)


def _failure(error: aiohttp.ClientError) -> TransportFailure:
    """What the Hub may have seen. The error is not kept: its frames hold the headers,
    and some of its kinds quote what the server sent."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return NotSent("connecting took too long")
        case aiohttp.ClientHttpProxyError():
            return NotSent("the proxy refused to connect")
        case aiohttp.ClientConnectorCertificateError():
            return NotSent(because("cannot connect", error.certificate_error))
        case aiohttp.ClientConnectorError():
            return NotSent(because("cannot connect", error.os_error))
        case aiohttp.ClientOSError():
            return ConnectionLost(because("the connection broke", error))
        case _:
            return ConnectionLost("the connection closed or does not speak HTTP")

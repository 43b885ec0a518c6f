"""The connections of an event loop to one server, by aiohttp."""

from __future__ import annotations

import asyncio
from io import BytesIO

import aiohttp
from yarl import URL

from .errors import ConfigurationError
from .fast_route import route
from .http_network import IDLE_SECONDS, Network
from .transport import (
    ConnectionLost,
    HttpRequest,
    HttpResponse,
    NotSent,
    TimedOut,
    TransportFailure,
)

_LARGE = 1 << 20  # aiohttp wants a longer body as a file


class AsyncPool:
    """A session of aiohttp that keeps to what a transport is.

    Raises:
        ConfigurationError: The proxy is of a kind not supported.
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
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=network.max_connections,
                keepalive_timeout=IDLE_SECONDS,
                ssl=way.tls or True,
            ),
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def exchange(self, request: HttpRequest) -> HttpResponse:
        """Sends once and reads the answer; cancelling frees the connection.

        Raises:
            TransportFailure: There is no complete answer.
        """
        try:
            async with asyncio.timeout(request.timeout):
                return await self._exchange(request)
        except aiohttp.ClientError as error:
            raise _failure(error) from _safe_cause(error)
        except TimeoutError:
            raise TimedOut("no answer in time") from None

    async def close(self) -> None:
        """Closes the connections."""
        await self._session.close()

    async def _exchange(self, request: HttpRequest) -> HttpResponse:
        body = request.body
        if not all(map(str.isascii, request.headers.values())):
            raise ConfigurationError("aiohttp sends header values in ASCII only")
        async with self._session.post(
            URL(request.url, encoded=True),
            data=body if len(body) <= _LARGE else BytesIO(body),
            headers={**self._headers, **request.headers},
            allow_redirects=False,
            timeout=self._timeout,
            proxy=self._proxy,
            proxy_headers=self._tunnel_headers,
        ) as response:
            headers = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in response.raw_headers
            }
            content = await _body(response, request.max_response_bytes)
            return HttpResponse(response.status, headers, content)


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes | None:
    """The body, if it is not longer than that."""
    most -= response.content_length or 0
    chunks: list[bytes] = []
    if most >= 0 and response.content_length is not None:
        return await response.read()
    while most >= 0 and (chunk := await response.content.readany()):
        chunks.append(chunk)
        most -= len(chunk)
    if most < 0:
        response.close()
        return None
    return b"".join(chunks)


def _failure(error: aiohttp.ClientError) -> TransportFailure:
    """What the Hub may have seen."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return NotSent("connecting took too long")
        case aiohttp.ClientHttpProxyError():
            return NotSent("the proxy refused to connect")
        case aiohttp.ClientConnectorError() | aiohttp.ClientConnectorCertificateError():
            return NotSent(f"cannot connect: {error}")
        case aiohttp.ClientOSError():
            return ConnectionLost("the connection broke")
        case _:
            return ConnectionLost("the connection closed or does not speak HTTP")


def _safe_cause(error: aiohttp.ClientError) -> aiohttp.ClientError | None:
    """The cause to show; the others quote what the server sent."""
    return error if isinstance(error, aiohttp.ClientConnectionError) else None

"""What is used of httpcore2, so that type checkers need not have it.

They read the declarations, everybody else gets the library. A package without httpx2
can be checked whole, and what it is checked against is the same on every machine.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import TYPE_CHECKING, Any, TypedDict

__all__ = [
    "AsyncConnectionInterface",
    "AsyncConnectionPool",
    "AsyncNetworkBackend",
    "AsyncNetworkStream",
    "ConnectError",
    "ConnectTimeout",
    "ConnectionInterface",
    "ConnectionPool",
    "NetworkError",
    "NetworkStream",
    "Origin",
    "PoolSettings",
    "Proxy",
    "ProxyError",
    "ReadError",
    "ReadTimeout",
    "RemoteProtocolError",
    "Request",
    "Response",
    "SyncBackend",
    "TimeoutException",
    "WriteError",
    "WriteTimeout",
    "default_ssl_context",
]

if TYPE_CHECKING:

    class TimeoutException(Exception): ...

    class ConnectTimeout(TimeoutException): ...

    class ReadTimeout(TimeoutException): ...

    class WriteTimeout(TimeoutException): ...

    class NetworkError(Exception): ...

    class ConnectError(NetworkError): ...

    class ReadError(NetworkError): ...

    class WriteError(NetworkError): ...

    class ProxyError(Exception): ...

    class RemoteProtocolError(Exception): ...

    class NetworkStream:
        def read(self, max_bytes: int, timeout: float | None = None) -> bytes: ...
        def write(self, buffer: bytes, timeout: float | None = None) -> None: ...
        def close(self) -> None: ...
        def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> NetworkStream: ...
        def get_extra_info(self, info: str) -> Any: ...

    class AsyncNetworkStream:
        async def read(self, max_bytes: int, timeout: float | None = None) -> bytes: ...
        async def write(self, buffer: bytes, timeout: float | None = None) -> None: ...
        async def aclose(self) -> None: ...
        async def start_tls(
            self,
            ssl_context: ssl.SSLContext,
            server_hostname: str | None = None,
            timeout: float | None = None,
        ) -> AsyncNetworkStream: ...
        def get_extra_info(self, info: str) -> Any: ...

    class SyncBackend:
        def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> NetworkStream: ...

    class AsyncNetworkBackend:
        async def connect_tcp(
            self,
            host: str,
            port: int,
            timeout: float | None = None,
            local_address: str | None = None,
            socket_options: Iterable[Any] | None = None,
        ) -> AsyncNetworkStream: ...
        async def sleep(self, seconds: float) -> None: ...

    class Origin: ...

    class Request: ...

    class Response:
        status: int
        headers: list[tuple[bytes, bytes]]

        def iter_stream(self) -> Iterator[bytes]: ...
        def aiter_stream(self) -> AsyncIterator[bytes]: ...

    class _Connection:
        def info(self) -> str: ...
        def can_handle_request(self, origin: Origin) -> bool: ...
        def is_connected(self) -> bool: ...
        def is_available(self) -> bool: ...
        def has_expired(self) -> bool: ...
        def is_idle(self) -> bool: ...
        def can_multiplex(self) -> bool: ...
        def is_closed(self) -> bool: ...

    class ConnectionInterface(_Connection):
        def handle_request(self, request: Request) -> Response: ...
        def close(self) -> None: ...

    class AsyncConnectionInterface(_Connection):
        async def handle_async_request(self, request: Request) -> Response: ...
        async def aclose(self) -> None: ...

    class Proxy:
        def __init__(
            self,
            url: str,
            auth: tuple[bytes, bytes] | None = None,
            *,
            ssl_context: ssl.SSLContext | None = None,
        ) -> None: ...

    class ConnectionPool:
        def __init__(
            self,
            ssl_context: ssl.SSLContext | None = None,
            proxy: Proxy | None = None,
            max_connections: int | None = 10,
            max_keepalive_connections: int | None = None,
            keepalive_expiry: float | None = None,
            *,
            http2: bool = False,
            network_backend: SyncBackend | None = None,
        ) -> None: ...
        @property
        def connections(self) -> list[ConnectionInterface]: ...
        def create_connection(self, origin: Origin) -> ConnectionInterface: ...
        def close(self) -> None: ...
        def stream(
            self,
            method: str,
            url: str,
            *,
            headers: Sequence[tuple[bytes, bytes]],
            content: bytes,
            extensions: Mapping[str, Any],
        ) -> AbstractContextManager[Response]: ...

    class AsyncConnectionPool:
        def __init__(
            self,
            ssl_context: ssl.SSLContext | None = None,
            proxy: Proxy | None = None,
            max_connections: int | None = 10,
            max_keepalive_connections: int | None = None,
            keepalive_expiry: float | None = None,
            *,
            http2: bool = False,
            network_backend: AsyncNetworkBackend | None = None,
        ) -> None: ...
        def create_connection(self, origin: Origin) -> AsyncConnectionInterface: ...
        async def aclose(self) -> None: ...
        def stream(
            self,
            method: str,
            url: str,
            *,
            headers: Sequence[tuple[bytes, bytes]],
            content: bytes,
            extensions: Mapping[str, Any],
        ) -> AbstractAsyncContextManager[Response]: ...

    def default_ssl_context() -> ssl.SSLContext: ...

else:
    from httpcore2 import (
        AsyncConnectionInterface,
        AsyncConnectionPool,
        AsyncNetworkBackend,
        AsyncNetworkStream,
        ConnectError,
        ConnectionInterface,
        ConnectionPool,
        ConnectTimeout,
        NetworkError,
        NetworkStream,
        Origin,
        Proxy,
        ProxyError,
        ReadError,
        ReadTimeout,
        RemoteProtocolError,
        Request,
        Response,
        SyncBackend,
        TimeoutException,
        WriteError,
        WriteTimeout,
        default_ssl_context,
    )


class PoolSettings(TypedDict):
    """What both kinds of pool take."""

    ssl_context: ssl.SSLContext | None
    proxy: Proxy | None
    max_connections: int
    max_keepalive_connections: int
    keepalive_expiry: float
    http2: bool

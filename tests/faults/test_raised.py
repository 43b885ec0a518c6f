"""Whatever goes wrong at whatever stage of a call: what it raises is an error of the
client, true in kind, and the next call works."""

from __future__ import annotations

import asyncio
import errno
import gc
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import (
    CallTimeoutError,
    ClientError,
    ConnectionLostError,
    NotSentError,
    TransportError,
)
from nexigon_gen.runtime.client.options import CallOptions
from nexigon_gen.runtime.client.transport import async_pool, connection
from nexigon_gen.runtime.client.transport.async_connection import AsyncConnection
from nexigon_gen.runtime.client.transport.connection import Connection
from nexigon_gen.runtime.client.transport.http2.session import Session
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.tls import Tls
from support.integration import apart

from .accepting import accepting, answer, read_request
from .clients import ENGINES, Engine
from .frames import FramesServer
from .frames import answer as frames
from .sample import CREATE, DEVICE, DEVICE_JSON

Stage: TypeAlias = tuple[object, str, type[ClientError]]

SYNC: dict[str, Stage] = {
    "dial": (connection, "dial", NotSentError),
    "watch": (connection, "readable", NotSentError),
    "tls": (Tls, "handshake", NotSentError),
    "write": (Connection, "sent", NotSentError),  # of the handshake
    "silence": (Connection, "_expect_silence", ConnectionLostError),
    "send": (Connection, "_send", ConnectionLostError),
    "read": (Connection, "receive", ConnectionLostError),
}
ASYNC: dict[str, Stage] = {
    "dial": (async_pool, "adial", NotSentError),
    "tls": (Tls, "handshake", NotSentError),
    "write": (AsyncConnection, "write", NotSentError),
    "silence": (AsyncConnection, "_expect_silence", ConnectionLostError),
    "send": (Tls, "encrypted", ConnectionLostError),
    "wait": (AsyncConnection, "changed", NotSentError),
    "read": (AsyncConnection, "_take", NotSentError),
}
"""By stage: what ends, and what that is while nothing can have been sent, or later."""

SYNC_2: dict[str, Stage] = {
    **{stage: SYNC[stage] for stage in ("dial", "watch", "tls", "write")},
    "encrypt": (Connection, "encrypted", NotSentError),
    "read": (Connection, "receive", NotSentError),
    "wait": (Connection, "wait", ConnectionLostError),
    "feed": (Session, "feed", TransportError),  # before or after the request
    "frame": (Session, "outgoing", NotSentError),
    "leave": (Session, "leave", ConnectionLostError),
}
ASYNC_2: dict[str, Stage] = {
    **{stage: ASYNC[stage] for stage in ("dial", "tls", "write", "wait", "read")},
    "encrypt": (AsyncConnection, "encrypted", NotSentError),
    "frame": (Session, "outgoing", NotSentError),
    "leave": (Session, "leave", ConnectionLostError),
}
"""The same for HTTP/2."""

RAISED: list[Exception] = [
    *(
        OSError(number, "s")
        for number in (
            errno.ECONNREFUSED,
            errno.ECONNRESET,
            errno.EPIPE,
            errno.ENETUNREACH,
            errno.EMFILE,
            errno.ENOMEM,
            errno.EBADF,
            errno.ETIMEDOUT,
        )
    ),
    ssl.SSLError(1, "[SSL] s"),
    ssl.SSLEOFError(8, "EOF"),
    ssl.SSLCertVerificationError(1, "no"),
    ValueError("s3cret"),
    UnicodeError("s3cret"),
    RuntimeError("s3cret"),
    MemoryError(),
    RecursionError("s3cret"),
    KeyError("s3cret"),
]


def serve(connection: Any, stopping: Any) -> None:
    while not stopping.is_set():
        read_request(connection)
        connection.sendall(answer(DEVICE_JSON))


@pytest.fixture(scope="module")
def network(certificate: Path) -> Network:
    """Trusts the server, and not the system's many certificates: they take long."""
    return Network(ssl_context=ssl.create_default_context(cafile=certificate))


ONCE: CallOptions = {"max_attempts": 1, "timeout": 60.0}


def sync_calls(
    engine: Engine,
    network: Network,
    url: str,
    stage: Stage,
    patches: pytest.MonkeyPatch,
) -> None:
    for error in RAISED:
        hub = Client(url, token="t", options=ONCE, transport=engine(network))
        with patches.context() as patch:
            patch.setattr(*stage[:2], raises(error))
            with pytest.raises(ClientError) as caught:
                hub.call(CREATE)
        check(caught.value, error, stage[2])
        error.with_traceback(None)  # it would keep all that was there
        assert hub.execute(CREATE) == DEVICE
        hub.close()


def async_calls(
    engine: Engine,
    network: Network,
    url: str,
    stage: Stage,
    patches: pytest.MonkeyPatch,
) -> None:
    async def main() -> None:
        for error in RAISED:
            async with AsyncClient(
                url, token="t", options=ONCE, transport=engine(network)
            ) as hub:
                with patches.context() as patch:
                    patch.setattr(*stage[:2], raises(error))
                    with pytest.raises(ClientError) as caught:
                        await hub.call(CREATE)
                check(caught.value, error, stage[2])
                error.with_traceback(None)
                assert await hub.execute(CREATE) == DEVICE

    asyncio.run(main())


@pytest.mark.parametrize("stage", SYNC)
def test_sync(
    engine: Engine,
    stage: str,
    network: Network,
    tls_1: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with accepting(serve, tls_1) as url:
        sync_calls(engine, network, url, SYNC[stage], monkeypatch)


@pytest.mark.parametrize("stage", ASYNC)
def test_async(
    engine: Engine,
    stage: str,
    network: Network,
    tls_1: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with accepting(serve, tls_1) as url:
        async_calls(engine, network, url, ASYNC[stage], monkeypatch)


@pytest.mark.parametrize("stage", apart(SYNC_2, "read", "feed"))
def test_sync_http_2(
    stage: str, network: Network, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FramesServer(lambda _, stream: frames(stream), tls) as server:
        engine = ENGINES["http2"]
        sync_calls(engine, network, server.url, SYNC_2[stage], monkeypatch)
        gc.collect()  # a stream that cannot be left keeps its connection open


@pytest.mark.parametrize("stage", apart(ASYNC_2, "read", "leave"))
def test_async_http_2(
    stage: str, network: Network, tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FramesServer(lambda _, stream: frames(stream), tls) as server:
        engine = ENGINES["http2"]
        async_calls(engine, network, server.url, ASYNC_2[stage], monkeypatch)
        gc.collect()  # a stream that cannot be left keeps its connection open


def raises(error: Exception) -> Callable[..., Any]:
    def end(*_: object, **__: object) -> None:
        raise error

    return end


def check(seen: ClientError, error: Exception, kind: type[ClientError]) -> None:
    assert isinstance(seen, kind), (error, seen)
    assert not isinstance(seen, CallTimeoutError)
    assert "s3cret" not in f"{seen} {seen!r} {seen.__cause__!r}"
    if isinstance(error, OSError):
        assert str(error) in str(seen)
    else:
        assert type(error).__name__ in str(seen)

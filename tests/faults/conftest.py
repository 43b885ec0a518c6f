"""Each test here runs with each transport, and what it calls sync and async."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from nexigon_gen.runtime.client.reply import Reply
from nexigon_gen.runtime.client.transport import async_pool, pool
from nexigon_gen.runtime.client.transport.http2 import async_shared, shared
from nexigon_gen.runtime.client.transport.network import Network

from .clients import (
    ENGINES,
    Caller,
    Carrier,
    Engine,
    call_async,
    call_sync,
    send_async,
    send_sync,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out what would be the same twice, as nobody speaks HTTP/2 without TLS. A
    server that chooses HTTP/1.1 is for `make integration`."""
    two = [each for each in items if isinstance(each, pytest.Function) and _is_2(each)]
    same = {each for each in two if not _has_tls(each)}
    items[:] = [each for each in items if each not in same]
    for each in two:
        if "tls_1" in each.fixturenames:
            each.add_marker(pytest.mark.integration)


def _is_2(test: pytest.Function) -> bool:
    return "callspec" in vars(test) and test.callspec.params.get("engine") == "http2"


def _has_tls(test: pytest.Function) -> bool:
    way = test.callspec.params.get("way", "tls")
    return "tls" in test.fixturenames and way in ("tls", "tunnelled")


@pytest.fixture(autouse=True)
def idle(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Sets for how many seconds connections are kept idle: for longer than any test
    takes, if it says nothing else, however busy the machine is."""

    def keep(seconds: float) -> None:
        for module in (pool, async_pool, shared, async_shared):
            monkeypatch.setattr(module, "IDLE_SECONDS", seconds)

    keep(3600.0)
    return keep


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    """Makes a transport."""
    return ENGINES[request.param]


@pytest.fixture(params=[call_sync, call_async], ids=["sync", "async"])
def call(request: pytest.FixtureRequest, engine: Engine) -> Caller:
    """`call(url, action, options, network=…, **arguments of the client)`."""
    return partial(_call, request.param, engine)


def _call(
    caller: Caller,
    engine: Engine,
    *args: Any,
    network: Network | None = None,
    **kw: Any,
) -> Reply[Any]:
    return caller(*args, transport=engine(network or Network()), **kw)


@pytest.fixture(params=[send_sync, send_async], ids=["sync", "async"])
def carry(request: pytest.FixtureRequest, engine: Engine) -> Carrier:
    """Sends a request without a client around it."""
    return lambda sent: request.param(engine(Network()), sent)


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for 127.0.0.1, ::1 and hub.test, and its key, in one
    file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = "subjectAltName=IP:127.0.0.1,IP:::1,DNS:hub.test"
    command += ["-subj", "/CN=127.0.0.1", "-addext", names]
    command += ["-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run(command, check=True, capture_output=True)
    with path.open("a") as file:
        file.write(path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def tls(certificate: Path) -> ssl.SSLContext:
    """The server's side. It speaks HTTP/2 with who offers it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_alpn_protocols(["h2", "http/1.1"])
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def tls_1(tls: ssl.SSLContext) -> ssl.SSLContext:
    """The server's side where the bytes of HTTP/1.1 are told."""
    tls.set_alpn_protocols(["http/1.1"])
    return tls


@pytest.fixture
def h2(tls: ssl.SSLContext) -> ssl.SSLContext:
    """The server's side where the frames of HTTP/2 are told."""
    tls.set_alpn_protocols(["h2"])
    return tls

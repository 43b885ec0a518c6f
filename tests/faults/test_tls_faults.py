"""TLS that cannot be set up, breaks, or is shared: errors of the client, true in kind."""

from __future__ import annotations

import os
import socket
import ssl
import threading
from pathlib import Path

import pytest

from nexigon_gen.runtime.client.errors import (
    ConfigurationError,
    ConnectionLostError,
    NotSentError,
)
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network

from .clients import Caller, call_async, call_sync
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import ScriptedServer, responds

OK = responds(200, DEVICE_JSON)
ONCE = {"max_attempts": 1}
ANY = Network(accept_invalid_certificates=True)


def breaks_tls(connection: socket.socket, stopping: threading.Event) -> None:
    os.write(connection.fileno(), b"this is not TLS " * 4)
    stopping.wait(0.2)


def test_a_certificate_of_the_client_is_wanted(
    call: Caller, tls_1: ssl.SSLContext, certificate: Path
) -> None:
    # In TLS 1.3 the client learns of it after its handshake, with the request sent.
    tls_1.load_verify_locations(certificate)
    tls_1.verify_mode = ssl.CERT_REQUIRED
    with (
        ScriptedServer([OK], tls_1) as server,
        pytest.raises(ConnectionLostError),
    ):
        call(server.url, CREATE, ONCE, network=ANY)
    assert server.requests == []


def test_a_certificate_of_the_client_is_shown(
    call: Caller, tls: ssl.SSLContext, certificate: Path
) -> None:
    tls.load_verify_locations(certificate)
    tls.verify_mode = ssl.CERT_REQUIRED
    mine = ssl.create_default_context(cafile=certificate)
    mine.load_cert_chain(certificate)
    with ScriptedServer([OK], tls) as server:
        network = Network(ssl_context=mine)
        assert call(server.url, CREATE, ONCE, network=network).value == DEVICE


def test_tls_that_breaks_amid_the_answer(call: Caller, tls_1: ssl.SSLContext) -> None:
    with (
        ScriptedServer([breaks_tls], tls_1) as server,
        pytest.raises(ConnectionLostError, match="(?i)ssl"),
    ):
        call(server.url, CREATE, ONCE, network=ANY)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"])
@pytest.mark.parametrize("what", ["missing", "folder", "garbage", "below a file"])
def test_an_environment_that_is_stale(
    call: Caller,
    tls: ssl.SSLContext,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    variable: str,
    what: str,
) -> None:
    file = tmp_path / "file.pem"
    file.write_text("no certificate\n")
    named = {
        "missing": tmp_path / "gone" / "ca.pem",
        "folder": tmp_path,
        "garbage": file,
        "below a file": file / "ca.pem",
    }
    monkeypatch.setenv(variable, str(named[what]))
    with (
        ScriptedServer([OK], tls) as server,
        # Some set TLS up and then trust nobody.
        pytest.raises((ConfigurationError, NotSentError)) as caught,
    ):
        call(server.url, CREATE, ONCE)
    assert server.requests == []
    if isinstance(caught.value, ConfigurationError):
        assert variable in str(caught.value)


def test_a_context_must_be_one() -> None:
    with pytest.raises(ConfigurationError, match="SSLContext"):
        Network(ssl_context=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("mine", [[], ["h2"]], ids=["none", "h2"])
@pytest.mark.parametrize("two", [False, True], ids=["http1", "http2"])
@pytest.mark.parametrize("caller", [call_sync, call_async], ids=["sync", "async"])
def test_a_context_of_the_caller_is_left_alone(
    caller: Caller, two: bool, mine: list[str], tls_1: ssl.SSLContext, certificate: Path
) -> None:
    spoken: list[str | None] = []

    def notes(connection: socket.socket, stopping: threading.Event) -> None:
        if isinstance(connection, ssl.SSLSocket):
            spoken.append(connection.selected_alpn_protocol())
        else:  # behind a front that speaks HTTP/2
            spoken.append("h2")
        OK(connection, stopping)

    tls_1.set_alpn_protocols(["h2", "http/1.1"])
    context = ssl.create_default_context(cafile=certificate)
    if mine:
        context.set_alpn_protocols(mine)
    with ScriptedServer([notes], tls_1) as server:
        transport = HttpTransport(Network(ssl_context=context, http2=two))
        assert caller(server.url, CREATE, transport=transport).value == DEVICE
        assert spoken == ["h2" if two else "http/1.1"]
        plain = socket.create_connection(("127.0.0.1", int(server.url[-5:].strip(":"))))
        with context.wrap_socket(plain, server_hostname="127.0.0.1") as secure:
            assert secure.selected_alpn_protocol() == (mine[0] if mine else None)


def test_a_context_still_decides_whom_to_trust(
    call: Caller, tls: ssl.SSLContext
) -> None:
    network = Network(ssl_context=ssl.create_default_context())
    with (
        ScriptedServer([OK], tls) as server,
        pytest.raises(NotSentError, match="(?i)certificate.verify.failed"),
    ):
        call(server.url, CREATE, ONCE, network=network)

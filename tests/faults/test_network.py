"""Certificates and proxies."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

import nexigon_gen
from nexigon_gen.runtime.client.errors import ConfigurationError, NotSentError
from nexigon_gen.runtime.client.transport.fast import FastTransport
from nexigon_gen.runtime.client.transport.http import HttpTransport
from nexigon_gen.runtime.client.transport.network import Network
from nexigon_gen.runtime.client.transport.protocol import HttpRequest

from .clients import Caller, Carrier, call_async, call_sync
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import ScriptedServer, responds

OK = responds(200, DEVICE_JSON)
ONCE = {"max_attempts": 1}
CALLERS = pytest.mark.parametrize(
    "caller", [call_sync, call_async], ids=["sync", "async"]
)
PATHS = {"PYTHONPATH": str(Path(nexigon_gen.__file__).parents[1])}


def test_an_unknown_certificate_is_refused(call: Caller, tls: ssl.SSLContext) -> None:
    with (
        ScriptedServer([OK], tls) as server,
        pytest.raises(NotSentError, match="(?i)certificate.verify.failed"),
    ):
        call(server.url, CREATE, ONCE)
    assert server.requests == []


def test_an_unknown_certificate_can_be_accepted(
    call: Caller, tls: ssl.SSLContext
) -> None:
    network = Network(accept_invalid_certificates=True)
    with ScriptedServer([OK], tls) as server:
        assert call(server.url, CREATE, network=network).value == DEVICE


def test_a_certificate_can_be_trusted(
    call: Caller, tls: ssl.SSLContext, certificate: Path
) -> None:
    context = ssl.create_default_context(cafile=certificate)
    network = Network(ssl_context=context)
    with ScriptedServer([OK], tls) as server:
        assert call(server.url, CREATE, network=network).value == DEVICE


def test_a_proxy_is_used(call: Caller) -> None:
    with ScriptedServer([OK]) as proxy:
        url = proxy.url.replace("//", "//me:p%40ss@")
        network = Network(proxy=url)
        assert call("http://hub.test/x", CREATE, network=network).value == DEVICE
        assert "p%40ss" not in repr(Network(proxy=url))
    head = proxy.requests[0].lower()
    assert head.startswith(b"post http://hub.test/x/api/v1/actions/invoke/")
    assert b"proxy-authorization: basic bwu6cebzcw==" in head


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_the_environment_names_the_proxy(
    call: Caller, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    with ScriptedServer([OK]) as proxy, ScriptedServer([OK]) as server:
        monkeypatch.setenv(variable, proxy.url)
        call(server.url, CREATE)
        call(server.url, CREATE, network=Network(trust_env=False))
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        call(server.url, CREATE)
    assert (len(proxy.requests), len(server.requests)) == (1, 2)


def test_a_proxy_that_refuses_has_sent_nothing(call: Caller) -> None:
    with ScriptedServer([responds(407, b"")]) as proxy:
        network = Network(proxy=proxy.url)
        with pytest.raises(NotSentError, match="proxy"):
            call("https://hub.test", CREATE, ONCE, network=network)


@pytest.mark.parametrize("trusting", [True, False], ids=["any", "its own"])
def test_certificates_are_those_of_a_proxy_too(
    call: Caller, trusting: bool, tls: ssl.SSLContext, certificate: Path
) -> None:
    with ScriptedServer([OK], tls) as proxy:
        network = Network(
            proxy=proxy.url,
            accept_invalid_certificates=trusting,
            ssl_context=(
                None if trusting else ssl.create_default_context(cafile=certificate)
            ),
        )
        assert call("http://hub.test", CREATE, network=network).value == DEVICE


def test_an_unusable_proxy_of_the_environment(
    call: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://me:s3cret/1@127.0.0.1:1")
    with pytest.raises(ConfigurationError, match="proxy") as caught:
        call("https://hub.test", CREATE)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "host", ["a..b", ".test", "x" * 64 + ".test", "h\\x", "a|b"], ids=repr
)
def test_a_host_that_cannot_be(carry: Carrier, host: str) -> None:
    with pytest.raises(ConfigurationError, match="host"):
        carry(HttpRequest(f"https://{host}/x", {}, b"{}", 60.0, 1000))


def test_the_host_header_of_an_ipv6_address(call: Caller) -> None:
    if not socket.has_ipv6:
        pytest.skip("there is no IPv6 here")
    with ScriptedServer([OK], host="::1") as server:
        call(server.url, CREATE)
    host = server.url.removeprefix("http://").encode()
    assert server.requests[0].lower().count(b"\r\nhost: " + host + b"\r\n") == 1


@CALLERS
def test_a_package_that_is_not_installed(
    monkeypatch: pytest.MonkeyPatch, caller: Caller
) -> None:
    monkeypatch.setitem(sys.modules, "httpcore2", None)
    with pytest.raises(ConfigurationError, match="needs the package"):
        caller("https://hub.test", CREATE, transport=HttpTransport())


@CALLERS
def test_fast_calls_need_no_package(
    monkeypatch: pytest.MonkeyPatch, caller: Caller
) -> None:
    for package in ("httpcore2", "httpx2", "h11"):
        monkeypatch.setitem(sys.modules, package, None)
    with ScriptedServer([OK]) as server:
        assert caller(server.url, CREATE, transport=FastTransport()).value == DEVICE


@pytest.mark.parametrize("name", ["http.HttpTransport", "fast.FastTransport"])
def test_sync_calls_do_not_load_asyncio(name: str) -> None:
    module, _, kind = name.partition(".")
    program = f"""
import sys
from nexigon_gen.runtime.client.transport.{module} import {kind}
from nexigon_gen.runtime.client.transport.protocol import HttpRequest
with __import__("contextlib").closing({kind}()) as transport:
    answer = transport.send(HttpRequest("URL/x", {{}}, b"{{}}", 60.0, 1000))
sys.exit("asyncio" in sys.modules or answer.status != 200)
"""
    with ScriptedServer([OK]) as server:
        program = program.replace("URL", server.url)
        subprocess.run([sys.executable, "-c", program], env=PATHS, check=True)

"""Every kind of proxy, with each transport: what it is told, and when it refuses."""

from __future__ import annotations

import ssl
from urllib.parse import urlsplit

import pytest

from nexigon_gen.runtime.client.errors import ConfigurationError, NotSentError
from nexigon_gen.runtime.client.transport.network import Network

from .clients import Caller
from .proxies import CONNECTED, GREETING, listening, socks, tunnels
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import ScriptedServer, responds

OK = responds(200, DEVICE_JSON)
ONCE = {"max_attempts": 1}


def port_of(server: ScriptedServer) -> int:
    return urlsplit(server.url).port or 0


def network(proxy: str) -> Network:
    return Network(proxy=proxy, accept_invalid_certificates=True)


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
@pytest.mark.parametrize("password", [False, True], ids=["open", "password"])
def test_socks(
    call: Caller, scheme: str, secure: bool, password: bool, tls: ssl.SSLContext
) -> None:
    told: list[bytes] = []
    with ScriptedServer([OK], tls if secure else None) as server:
        serve = socks(port_of(server), told, password=password)
        with listening(serve, scheme, None) as proxy:
            if password:
                proxy = proxy.replace("://", "://me:p%40ss@")
            host = "127.0.0.1" if secure else "hub.test"
            url = server.url.replace("127.0.0.1", host)
            assert call(url, CREATE, network=network(proxy)).value == DEVICE
    # It is the proxy that looks names up.
    assert (b"hub.test" in b"".join(told)) is not secure
    assert len(server.requests) == 1
    assert b"post /api" in server.requests[0].lower()


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ({GREETING: b"\x05\xff"}, "refused to connect: it wants a user and password"),
        ({GREETING: b"\x05\x01"}, "refused to connect: it does not speak socks5"),
        ({GREETING: b"\x04\x00"}, "refused to connect: it does not speak socks5"),
        (
            {GREETING: b"HTTP/1.1 400 Bad Request\r\n\r\n"},
            "refused to connect: it does not speak socks5",
        ),
        ({CONNECTED: b"\x04\0\0\x01"}, "connect: it does not speak socks5"),
        ({CONNECTED: b"\x05\x02\0\x01"}, "connect: not allowed"),
        ({CONNECTED: b"\x05\x05\0\x01" + b"\0" * 6}, "connect: connection refused"),
        ({CONNECTED: b"\x05\xfe\0\x01" + b"\0" * 6}, "connect: socks5 error 254"),
        (
            {CONNECTED: CONNECTED + b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"},
            "says more than it was asked",
        ),
    ],
    ids=[
        "no way",
        "another way",
        "version 4",
        "http",
        "answer of version 4",
        "not allowed",
        "refused",
        "for no known reason",
        "more than it was asked",
    ],
)
def test_socks_that_refuses(call: Caller, says: dict[bytes, bytes], why: str) -> None:
    with ScriptedServer([OK]) as server:
        serve = socks(port_of(server), [], answers=lambda due: says.get(due, due))
        with (
            listening(serve, "socks5", None) as proxy,
            pytest.raises(NotSentError, match=f"the proxy .*{why}"),
        ):
            call("http://hub.test", CREATE, ONCE, network=network(proxy))
    assert server.requests == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "it wants a user and password"),
        ("me:wrong@", "the user or the password is wrong"),
    ],
    ids=["none", "wrong"],
)
def test_socks_with_a_password_that_is_not_right(
    call: Caller, given: str, why: str
) -> None:
    with ScriptedServer([OK]) as server:
        serve = socks(port_of(server), [], password=True)
        with listening(serve, "socks5", None) as proxy:
            way = network(proxy.replace("://", f"://{given}"))
            with pytest.raises(
                NotSentError, match=f"the proxy refused to connect: {why}"
            ):
                call("http://hub.test", CREATE, ONCE, network=way)


def test_a_password_longer_than_socks_can_say(call: Caller) -> None:
    proxy = f"socks5://me:{'x' * 256}@127.0.0.1:1"
    with pytest.raises(ConfigurationError, match="so long") as caught:
        call("http://hub.test", CREATE, network=network(proxy))
    assert "xxx" not in str(caught.value)


def test_a_tunnel_through_a_proxy_with_tls(call: Caller, tls: ssl.SSLContext) -> None:
    with (
        ScriptedServer([OK], tls) as server,
        listening(tunnels(lambda: port_of(server)), "https", tls) as proxy,
    ):
        for _ in range(2):
            assert call(server.url, CREATE, network=network(proxy)).value == DEVICE
    assert len(server.requests) == 2

"""Through a proxy that connects us to a server with TLS."""

from __future__ import annotations

import socket
import ssl
import threading
from urllib.parse import urlsplit

import pytest

from nexigon_gen.runtime.client.errors import (
    CallTimeoutError,
    NotSentError,
)
from nexigon_gen.runtime.client.transport.network import Network

from .clients import Caller
from .proxies import leads_to
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import Behaviour, ScriptedServer, drips, hangs, responds, sends

OK = responds(200, DEVICE_JSON)
ONCE = {"max_attempts": 1}
CREDENTIALS = b"proxy-authorization: basic bwu6cebzcw=="


def connects(server: ScriptedServer) -> Behaviour:
    """What a proxy does with CONNECT."""
    port = urlsplit(server.url).port or 0

    def behave(connection: socket.socket, stopping: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        leads_to(port, connection)

    return behave


def test_a_tunnel_carries_the_request(call: Caller, tls: ssl.SSLContext) -> None:
    with (
        ScriptedServer([OK], tls) as server,
        ScriptedServer([connects(server)]) as proxy,
    ):
        url = proxy.url.replace("//", "//me:p%40ss@")
        network = Network(proxy=url, accept_invalid_certificates=True)
        assert call(server.url, CREATE, network=network).value == DEVICE
    connect = proxy.requests[0].lower()
    host = server.url.removeprefix("https://").encode()
    assert connect.startswith(b"connect %s http/1.1\r\n" % host)
    assert CREDENTIALS in connect
    assert b"bearer" not in connect
    # Neither side learns what is for the other.
    assert b"proxy-authorization" not in server.requests[0].lower()
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        (responds(407, b""), "HTTP 407"),
        (responds(502, b"<html>s3cret"), "HTTP 502"),
        (responds(101, b""), "HTTP/1.1|changes the protocol"),
        (sends(b"s3cret\r\n\r\n"), "HTTP/1.1|malformed"),
        (
            sends(b"HTTP/1.1 200 OK\r\nx: " + b"s3cret" * 20_000),
            "more than 102400 bytes",
        ),
        (sends(b""), "the connection closed before the end of the answer"),
        (sends(b"HTTP/1.1 407 s3cret\r\n"), "the connection closed before"),
    ],
    ids=["407", "502", "101", "no http", "endless", "closes", "closes amid"],
)
def test_a_proxy_that_does_not_connect(
    call: Caller, behaviour: Behaviour, why: str
) -> None:
    with (
        ScriptedServer([behaviour]) as proxy,
        pytest.raises(
            NotSentError, match=f"the proxy refused to connect: .*({why})"
        ) as caught,
    ):
        call("https://hub.test", CREATE, ONCE, network=Network(proxy=proxy.url))
    assert "s3cret" not in f"{caught.value} {caught.value.__cause__!r}"
    assert b"bearer" not in proxy.requests[0].lower()


@pytest.mark.parametrize(
    "behaviour",
    [hangs, drips(b"", b"HTTP/1.1 200 " + b"x" * 300)],
    ids=["hangs", "drips"],
)
def test_the_deadline_holds_for_a_slow_proxy(
    call: Caller, behaviour: Behaviour
) -> None:
    with ScriptedServer([behaviour]) as proxy:
        with pytest.raises(CallTimeoutError):
            call(
                "https://hub.test",
                CREATE,
                {"timeout": 0.3},
                network=Network(proxy=proxy.url),
            )
        assert proxy.hung_up.wait(60)

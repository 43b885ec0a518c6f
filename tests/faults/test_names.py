"""Names and addresses of servers, and what they are called on the way."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from nexigon_gen.runtime.client.errors import NotSentError
from nexigon_gen.runtime.client.transport.network import Network

from .clients import Caller
from .proxies import listening, tunnels
from .sample import CREATE, DEVICE, DEVICE_JSON
from .scripted import ScriptedServer, responds

OK = responds(200, DEVICE_JSON)
ONCE = {"max_attempts": 1}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of `test` are those of this machine."""
    look_up: Callable[..., Any] = socket.getaddrinfo

    def here(host: str, *args: Any, **kw: Any) -> Any:
        is_ours = host.rstrip(".").endswith(".test") and not kw.get("flags")
        return look_up("127.0.0.1" if is_ours else host, *args, **kw)

    monkeypatch.setattr(socket, "getaddrinfo", here)


def _trusting(certificate: Path) -> Network:
    context = ssl.create_default_context(cafile=certificate)
    return Network(ssl_context=context, trust_env=False)


@pytest.mark.parametrize("host", ["127.0.0.1", "hub.test", "hub.test.", "HUB.test"])
def test_a_server_is_who_it_is_called(
    call: Caller, host: str, tls: ssl.SSLContext, certificate: Path
) -> None:
    """A dot behind a name says that it is whole; certificates have none (RFC 6066)."""
    told: list[str | None] = []
    tls.sni_callback = lambda _socket, name, _context: told.append(name)
    with ScriptedServer([OK], tls) as server:
        url = server.url.replace("127.0.0.1", host)
        assert call(url, CREATE, network=_trusting(certificate)).value == DEVICE
    assert told == [None if host == "127.0.0.1" else "hub.test"]


@pytest.mark.parametrize("host", ["other.test", "other.test.", "x.hub.test"])
def test_a_server_that_is_somebody_else(
    call: Caller, host: str, tls: ssl.SSLContext, certificate: Path
) -> None:
    with ScriptedServer([OK], tls) as server:
        url = server.url.replace("127.0.0.1", host)
        with pytest.raises(NotSentError, match="(?i)mismatch"):
            call(url, CREATE, ONCE, network=_trusting(certificate))
    assert server.requests == []


def test_a_dot_behind_the_name_of_a_proxy(
    call: Caller, tls: ssl.SSLContext, certificate: Path
) -> None:
    context = ssl.create_default_context(cafile=certificate)
    with ScriptedServer([OK], tls) as server:
        port = int(server.url.rpartition(":")[2])
        with listening(tunnels(lambda: port), "https", tls) as proxy:
            network = Network(
                proxy=proxy.replace("127.0.0.1", "hub.test."), ssl_context=context
            )
            assert (
                call(f"https://hub.test.:{port}", CREATE, network=network).value
                == DEVICE
            )


@pytest.mark.parametrize("host", ["::1", "0:0:0:0:0:0:0:1"])
def test_an_address_of_ipv6(
    call: Caller, host: str, tls: ssl.SSLContext, certificate: Path
) -> None:
    if not socket.has_ipv6:
        pytest.skip("there is no IPv6 here")
    with ScriptedServer([OK], tls, host="::1") as server:
        url = server.url.replace("::1", host)
        assert call(url, CREATE, network=_trusting(certificate)).value == DEVICE
    with ScriptedServer([OK], host="::1") as server:
        assert call(server.url.replace("::1", host), CREATE).value == DEVICE


def test_an_address_that_leads_nowhere(
    call: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next one is tried beside it. Both would have the whole time."""
    look_up: Callable[..., Any] = socket.getaddrinfo
    with (
        socket.create_server(("127.0.0.1", 0), backlog=0) as full,
        ExitStack() as waiting,
    ):
        for _ in range(3):  # after which the system says nothing
            queued = waiting.enter_context(socket.socket())
            queued.setblocking(False)
            queued.connect_ex(full.getsockname())

        def two(host: str, port: int, *args: Any, **kw: Any) -> Any:
            found = look_up(host, port, *args, **kw)
            return [*look_up("127.0.0.1", full.getsockname()[1], *args), *found]

        with ScriptedServer([OK]) as server:
            monkeypatch.setattr(socket, "getaddrinfo", two)
            network = Network(connect_timeout=600, trust_env=False)
            url = server.url.replace("127.0.0.1", "hub.test")
            assert call(url, CREATE, {"timeout": 600}, network=network).value == DEVICE

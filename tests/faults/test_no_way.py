"""Hosts that no connection can be made to, for want of an address or of a thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from typing import Any

import pytest

from nexigon_gen.runtime.client.errors import ConfigurationError, NotSentError

from .clients import Caller
from .sample import CREATE

ONCE = {"max_attempts": 1}


def test_a_name_without_addresses(
    call: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up: Callable[..., Any] = socket.getaddrinfo

    def none(host: str, *args: Any, **kw: Any) -> Any:
        found = look_up("127.0.0.1" if host == "hub.test" else host, *args, **kw)
        return [] if host == "hub.test" else found

    monkeypatch.setattr(socket, "getaddrinfo", none)
    with pytest.raises(NotSentError, match="cannot connect: the host has no address"):
        call("http://hub.test", CREATE, ONCE)


def test_a_system_without_threads(
    call: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up in one of its own."""
    start = threading.Thread.start

    def start_others(thread: threading.Thread) -> None:
        if thread.daemon:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", start_others)
    with pytest.raises(NotSentError, match="no thread can be started to look up"):
        call("http://hub.test", CREATE, ONCE)


@pytest.mark.parametrize("zone", ["%25eth0", "%eth0", "%25"])
def test_an_address_with_a_zone(call: Caller, zone: str) -> None:
    """It would be told to the server, in `Host` and in TLS, to whom it means nothing."""
    with pytest.raises(ConfigurationError, match="must not have a zone"):
        call(f"https://[fe80::1{zone}]:8443", CREATE, ONCE)

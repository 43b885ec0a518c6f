"""What calls of one client share, and what processes and loops do not."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import pytest
from faults.sample import CREATE, DEVICE, DEVICE_JSON, GET
from faults.scripted import ScriptedServer, responds

from nexigon_gen.runtime.client.base_client import PACKAGE
from nexigon_gen.runtime.client.client import AsyncClient, Client
from nexigon_gen.runtime.client.errors import ConfigurationError, ResponseError
from nexigon_gen.runtime.testing import StubTransport

OK = responds(200, DEVICE_JSON)


def _client(server: ScriptedServer, token: str = "t") -> Client:
    return Client(server.url, token=token, allow_plaintext=True)


def _async_client(server: ScriptedServer) -> AsyncClient:
    return AsyncClient(server.url, token="t", allow_plaintext=True)


def test_calls_share_a_connection() -> None:
    with ScriptedServer([OK]) as server, _client(server) as hub:
        assert hub.execute(CREATE) == DEVICE
        assert hub.with_options(timeout=5).execute(CREATE) == DEVICE
    assert (server.connections, len(server.requests)) == (1, 2)


def test_with_options_keeps_the_class_and_adds_up() -> None:
    class Hub(Client):
        pass

    with ScriptedServer([OK]) as server:
        hub = Hub(server.url, token="t", allow_plaintext=True)
        other = hub.with_options(headers={"x-a": "1"}).with_options(request_id="r")
        assert type(other) is Hub
        other.execute(GET)
        hub.execute(GET)
        hub.close()
    assert b"x-a: 1" in server.requests[0]
    assert b"x-request-id: r\r\n" in server.requests[0]
    assert b"x-a" not in server.requests[1]


def test_with_options_keeps_what_a_subclass_holds() -> None:
    class Hub(Client):
        def __init__(self, url: str, tenant: str) -> None:
            super().__init__(url)
            self.tenant = tenant

        @cached_property
        def namespace(self) -> Hub:
            return self

    hub = Hub("https://hub.test", "acme")
    assert hub.namespace is hub
    other = hub.with_options(timeout=5)
    assert (other.tenant, other.namespace) == ("acme", other)


class Closable(StubTransport):
    """Counts how often it is closed."""

    closings = 0

    def close(self) -> None:
        self.closings += 1


def test_threads_that_close_at_once_close_once() -> None:
    together, transport = threading.Barrier(8), Closable()
    hub = Client("https://hub.test", transport=transport)

    def close(_: int) -> None:
        together.wait(10)
        hub.with_options().close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(close, range(8)))
    assert transport.closings == 1


def test_a_closed_client_does_not_call() -> None:
    with ScriptedServer([OK]) as server:
        hub = _client(server)
        hub.with_options().close()
        hub.close()
        with pytest.raises(ConfigurationError, match="closed"):
            hub.execute(GET)
    assert server.requests == []


def test_the_log_names_attempts_but_no_token_and_no_body(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    failing = responds(500, b"s3cret-page")
    with (
        ScriptedServer([failing]) as server,
        _client(server, token="s3cret-token") as hub,
        pytest.raises(ResponseError),
    ):
        hub.execute(GET)
    mine = [record for record in caplog.records if record.name == PACKAGE]
    assert [record.getMessage().split(" in ")[0] for record in mine] == [
        "devices_Get: attempt 1: 500"
    ]
    assert "s3cret" not in " ".join(record.getMessage() for record in mine)

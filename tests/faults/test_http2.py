"""HTTP/2, for those who ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mounting.apps import TOKEN
from mounting.servers import serving

from nexigon_hub import AsyncNexigonHub, CallOptions, NexigonHub
from nexigon_hub.errors import CallTimeoutError, ConfigurationError, ForbiddenError
from nexigon_hub.transport import FastTransport, HttpTransport, Network

TWO = Network(http2=True, accept_invalid_certificates=True)
ONE = Network(accept_invalid_certificates=True)
CALLS = 40


@pytest.fixture(scope="module")
def url(certificate: Path) -> Iterator[str]:
    """A server that speaks both versions."""
    options = (f"--certfile={certificate}", f"--keyfile={certificate}")
    with serving("hypercorn", "versions", *options) as address:
        yield address.replace("http:", "https:")


def version(hub: NexigonHub, options: CallOptions | None = None) -> str:
    """The version of HTTP that a call is made with."""
    return hub.projects.query(options=options).projects[0].name


@pytest.mark.parametrize(("network", "spoken"), [(ONE, "HTTP/1.1"), (TWO, "HTTP/2")])
def test_the_version_is_the_one_asked_for(
    url: str, network: Network, spoken: str
) -> None:
    with NexigonHub(url, token=TOKEN, transport=HttpTransport(network)) as hub:
        assert {version(hub) for _ in range(3)} == {spoken}


def test_many_threads_at_once(url: str) -> None:
    with (
        NexigonHub(url, token=TOKEN, transport=HttpTransport(TWO)) as hub,
        ThreadPoolExecutor(8) as threads,
    ):
        assert {*threads.map(version, [hub] * CALLS)} == {"HTTP/2"}


def test_many_tasks_at_once_and_one_that_gives_up(url: str) -> None:
    async def main() -> None:
        transport = HttpTransport(TWO)
        async with AsyncNexigonHub(url, token=TOKEN, transport=transport) as hub:
            await hub.projects.query()
            calls = [asyncio.create_task(hub.projects.query()) for _ in range(CALLS)]
            await asyncio.sleep(0)
            calls[7].cancel()
            ended = await asyncio.gather(*calls, return_exceptions=True)
            given_up = ended.pop(7)
            assert isinstance(given_up, asyncio.CancelledError)
            assert not [each for each in ended if isinstance(each, BaseException)]
            await hub.projects.query()

    asyncio.run(main())


def test_failures_are_the_same(url: str) -> None:
    once: CallOptions = {"max_attempts": 1}
    transport = HttpTransport(TWO)
    with NexigonHub(url, token="other", options=once, transport=transport) as hub:
        with pytest.raises(ForbiddenError):
            version(hub)
        with pytest.raises(CallTimeoutError):
            version(hub, {"timeout": 1e-9})
        with pytest.raises(ForbiddenError):
            version(hub)


def test_the_fast_transport_speaks_http_1_only() -> None:
    with pytest.raises(ConfigurationError, match="HTTP/2"):
        FastTransport(TWO)

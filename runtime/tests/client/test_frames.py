"""One warm call, from the generated method to the wire and back, stays a short story."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

import pytest
from faults.scripted import ScriptedServer, responds

import nexigon_hub
from nexigon_hub import AsyncNexigonHub, NexigonHub
from nexigon_hub.transport import FastTransport, HttpTransport
from support.frames import Story, told

OK = responds(200, b'{"projects":[]}')

Made = type[HttpTransport] | type[FastTransport]


def sync_story(url: str, made: Made) -> Story:
    with NexigonHub(url, token="t", transport=made(), allow_plaintext=True) as hub:
        hub.projects.query()
        with told(nexigon_hub) as story:
            hub.projects.query()
    return story


def async_story(url: str, made: Made) -> Story:
    async def main() -> Story:
        async with AsyncNexigonHub(
            url, token="t", transport=made(), allow_plaintext=True
        ) as hub:
            await hub.projects.query()
            with told(nexigon_hub) as story:
                await hub.projects.query()
        return story

    return asyncio.run(main())


@pytest.mark.parametrize("tell", [sync_story, async_story], ids=["sync", "async"])
@pytest.mark.parametrize(
    ("made", "files", "calls"),
    [(HttpTransport, 12, 45), (FastTransport, 16, 50)],
    ids=["http", "fast"],
)
def test_one_warm_call(
    tell: Callable[[str, Made], Story], made: Made, files: int, calls: int
) -> None:
    with ScriptedServer([OK]) as server:
        story = tell(server.url, made)
    assert len(story.files) <= files, sorted(story.files)
    assert len(story.calls) <= calls, story.calls
    assert len(story.files) > 5  # it was told something


SYSTEM = {
    *("getpid", "urandom", "poll.poll", "socket.send"),
    *("socket.recv", "socket.recv_into"),
}
FOR_ID, IF_QUIET, WAIT = "urandom", "poll.poll", "poll.poll"


@contextmanager
def asked() -> Generator[list[str]]:
    """Within it, what the system is asked for, but for the event loop's own waiting."""
    seen: list[str] = []

    def note(frame: FrameType, event: str, function: Callable[..., object]) -> None:
        if event == "c_call" and function.__qualname__ in SYSTEM:
            seen.append(function.__qualname__)

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


each_transport = pytest.mark.parametrize(
    "made", [HttpTransport, FastTransport], ids=["http", "fast"]
)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no poll")
@each_transport
def test_a_warm_call_asks_the_system_for_no_more_than_its_answer(made: Made) -> None:
    with (
        ScriptedServer([OK]) as server,
        NexigonHub(
            server.url, token="t", transport=made(), allow_plaintext=True
        ) as hub,
    ):
        hub.projects.query()
        with asked() as seen:
            hub.projects.query()
    assert seen == [FOR_ID, IF_QUIET, "socket.send", WAIT, "socket.recv"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no poll")
@each_transport
def test_an_async_call_asks_for_no_more_either(made: Made) -> None:
    async def main(url: str) -> list[str]:
        async with AsyncNexigonHub(
            url, token="t", transport=made(), allow_plaintext=True
        ) as hub:
            await hub.projects.query()
            with asked() as seen:
                await hub.projects.query()
        return seen

    with ScriptedServer([OK]) as server:
        seen = asyncio.run(main(server.url))
    assert seen == [FOR_ID, IF_QUIET, "socket.send", "socket.recv_into"]

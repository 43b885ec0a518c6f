"""One warm call, from the generated method to the wire and back, stays a short story."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
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


SYSTEM = {"getpid", "urandom", "poll.poll", "socket.send", "socket.recv"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no poll")
@pytest.mark.parametrize("made", [HttpTransport, FastTransport], ids=["http", "fast"])
def test_a_warm_call_asks_the_system_for_no_more_than_its_answer(made: Made) -> None:
    """For the id of the request, whether the connection is quiet, and once each to send,
    to wait and to read."""
    seen: list[str] = []

    def note(frame: FrameType, event: str, function: Callable[..., object]) -> None:
        if event == "c_call" and function.__qualname__ in SYSTEM:
            seen.append(function.__qualname__)

    with (
        ScriptedServer([OK]) as server,
        NexigonHub(
            server.url, token="t", transport=made(), allow_plaintext=True
        ) as hub,
    ):
        hub.projects.query()
        sys.setprofile(note)
        try:
            hub.projects.query()
        finally:
            sys.setprofile(None)
    assert seen == ["urandom", "poll.poll", "socket.send", "poll.poll", "socket.recv"]

"""One warm call, from the generated method to the wire and back, stays a short story."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

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

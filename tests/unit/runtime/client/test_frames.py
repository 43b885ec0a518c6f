"""One warm call, from the generated method to the wire and back, stays a short story."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType

import pytest
from faults.scripted import ScriptedServer, responds

import nexigon_hub
from nexigon_hub import AsyncNexigonHub, NexigonHub
from nexigon_hub.transport import FastTransport, HttpTransport

OURS = str(Path(nexigon_hub.__file__).parent)
OK = responds(200, b'{"projects":[]}')

Made = type[HttpTransport] | type[FastTransport]


@dataclass
class Story:
    """What of ours runs. A coroutine that goes on is no other call."""

    calls: list[str] = field(default_factory=list[str])
    files: set[str] = field(default_factory=set[str])
    _frames: list[FrameType] = field(default_factory=list[FrameType])

    def note(self, frame: FrameType, event: str, _: object) -> None:
        """Told by the interpreter."""
        code: CodeType = frame.f_code
        if event != "call" or not code.co_filename.startswith(OURS):
            return
        self.files.add(code.co_filename)
        if not any(frame is each for each in self._frames):
            self._frames.append(frame)  # kept, so that no other gets its place
            self.calls.append(code.co_qualname)


@contextmanager
def told() -> Generator[Story]:
    story = Story()
    sys.setprofile(story.note)
    try:
        yield story
    finally:
        sys.setprofile(None)


def sync_story(url: str, made: Made) -> Story:
    with NexigonHub(url, token="t", transport=made(), allow_plaintext=True) as hub:
        hub.projects.query()
        with told() as story:
            hub.projects.query()
    return story


def async_story(url: str, made: Made) -> Story:
    async def main() -> Story:
        async with AsyncNexigonHub(
            url, token="t", transport=made(), allow_plaintext=True
        ) as hub:
            await hub.projects.query()
            with told() as story:
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

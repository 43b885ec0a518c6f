"""One warm request, from the ASGI server to its answer, stays a short story."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from types import FrameType

import nexigon_hub
from nexigon_hub.projects import QueryProjectsAction, QueryProjectsOutput
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import (
    ActionApp,
    Context,
    Message,
    Request,
    Unauthenticated,
    secrets_equal,
)
from support.frames import Story, told

HEADERS = [
    (b"authorization", b"Bearer t"),
    (b"content-type", b"application/json"),
    (b"content-length", b"2"),
]


class Projects(ProjectsService[str]):
    """Has none."""

    async def query(
        self, action: QueryProjectsAction, ctx: Context[str]
    ) -> QueryProjectsOutput:
        return QueryProjectsOutput(projects=[])


async def authenticate(request: Request) -> str:
    if secrets_equal(request.bearer_token or "", "t"):
        return "Ada"
    raise Unauthenticated


async def receive() -> Message:
    return {"type": "http.request", "body": b"{}"}


async def send(message: Message) -> None:
    assert message.get("status", 200) == 200


async def call(app: ActionApp[str]) -> None:
    path = "/api/v1/actions/invoke/projects_Query"
    scope = {"type": "http", "method": "POST", "path": path, "headers": HEADERS}
    await app(scope, receive, send)


def test_one_warm_request() -> None:
    async def main() -> Story:
        app = ActionApp([Projects()], authenticate=authenticate)
        await app.startup()
        await call(app)
        with told(nexigon_hub) as story:
            await call(app)
        return story

    story = asyncio.run(main())
    assert len(story.files) <= 10, sorted(story.files)
    assert len(story.calls) <= 32, story.calls
    assert len(story.files) > 5  # it was told something


ASKS = {
    "posix.urandom",
    "posix.getpid",
    "_asyncio.get_running_loop",  # a system call before Python 3.12
    "_asyncio.current_task",
}


def test_a_request_that_does_not_wait_asks_the_system_for_nothing() -> None:
    """Neither for its id nor for the task that it runs in."""
    seen: set[str] = set()

    def note(frame: FrameType, event: str, function: Callable[..., object]) -> None:
        if event == "c_call":
            seen.add(f"{function.__module__}.{function.__qualname__}")

    async def main() -> None:
        app = ActionApp([Projects()], authenticate=authenticate)
        await app.startup()
        await call(app)
        sys.setprofile(note)
        try:
            await call(app)
        finally:
            sys.setprofile(None)

    asyncio.run(main())
    assert "time.monotonic" in seen  # it was told something
    assert not seen & ASKS

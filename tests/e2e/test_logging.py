"""What is logged, under which name (docs/client.md, docs/server.md)."""

from __future__ import annotations

import logging
import re

import pytest

from nexigon_hub import NexigonError, NexigonHub
from nexigon_hub.projects import DeleteProjectAction, ProjectId
from nexigon_hub.projects.server import ProjectsService
from nexigon_hub.server import ActionApp, Context, Unavailable, allow_anonymous
from support.sdk import runtime_of

from .live import serve

SPEAKER = runtime_of("nexigon_hub").removesuffix("._runtime")
"""A server with a runtime that is shared logs under that one's name."""


class Failing(ProjectsService[None]):
    """Is busy at first, and then fails."""

    def __init__(self) -> None:
        self.calls = 0

    async def delete(self, action: DeleteProjectAction, ctx: Context[None]) -> None:
        self.calls += 1
        if self.calls == 1:
            raise Unavailable("busy", retry_after=0)
        raise LookupError("no such table")


def test_attempts_and_failures_are_logged_by_the_package(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "nexigon_hub")
    with serve() as live:
        live.recorder.app = ActionApp([Failing()], authenticate=allow_anonymous)
        with (
            NexigonHub(live.url, token="t", allow_plaintext=True) as hub,
            pytest.raises(NexigonError) as raised,
        ):
            hub.projects.delete(project_id=ProjectId("p_1"))
        first, second = live.recorder.exchanges
    assert first.headers["user-agent"] == "nexigon_hub"
    assert second.headers["user-agent"] == "nexigon_hub"
    client = [each for each in caplog.records if each.name == "nexigon_hub"]
    assert [(each.levelname, _timeless(each)) for each in client] == [
        ("DEBUG", "projects_Delete: attempt 1: 503 in … s"),
        ("DEBUG", "projects_Delete: attempt 2: 500 in … s"),
    ]
    (server,) = (each for each in caplog.records if each.levelname == "ERROR")
    assert server.name.startswith(f"{SPEAKER}.")
    told = f"projects_Delete: request {raised.value.request_id} failed"
    assert server.getMessage() == told
    assert server.exc_info
    assert server.exc_info[0] is LookupError


def _timeless(record: logging.LogRecord) -> str:
    return re.sub(r"\d+\.\d{3} s$", "… s", record.getMessage())

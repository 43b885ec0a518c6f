"""A system that starts no more threads: what was to run in one is refused."""

from __future__ import annotations

import threading

import pytest

from .live import PING, serve
from .test_sync import Plain, app


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of plain functions cannot be started."""
    start = threading.Thread.start

    def start_others(thread: threading.Thread) -> None:
        if thread.name.startswith("action"):
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", start_others)


def test_a_plain_handler_is_refused(
    monkeypatch: pytest.MonkeyPatch, no_threads: None
) -> None:
    """What was refused does not run later, once there are threads again."""
    ran: list[str] = []
    with serve(app(Plain(lambda: ran.append("ping")))) as live:
        for _ in range(3):
            refused = live.call(PING)
            assert refused.refusal == (503, "RateLimited", "the server is busy")
        monkeypatch.undo()
        assert live.call(PING).status == 200
    assert ran == ["ping"]

"""No server serves an app that cannot start."""

from __future__ import annotations

import pytest

from support.integration import apart

from .broken import FAILURES
from .servers import COMMANDS, start


@pytest.mark.parametrize("failure", apart(FAILURES, "mute", "exit"))
@pytest.mark.parametrize("server", apart(COMMANDS, "uvicorn"))
def test_the_process_ends(
    monkeypatch: pytest.MonkeyPatch, server: str, failure: str
) -> None:
    monkeypatch.setenv("FAILURE", failure)
    process = start(server, "broken:app", 0)
    try:
        # That is all that hypercorn says, whatever the reason.
        assert process.wait(60) != 0 or server == "hypercorn"
    finally:
        process.kill()

"""No server serves an app that cannot start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from support.integration import apart
from support.specs import ROOT

from .broken import FAILURES
from .servers import COMMANDS


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("server", apart(COMMANDS, "uvicorn"))
def test_the_process_ends(server: str, failure: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    arguments = [each.format(port=port) for each in COMMANDS[server]]
    done = subprocess.run(
        [sys.executable, "-m", *arguments, "mounting.broken:app"],
        env={
            **os.environ,
            "FAILURE": failure,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
        },
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    # That is all that hypercorn says, whatever the reason.
    assert done.returncode != 0 or server == "hypercorn"

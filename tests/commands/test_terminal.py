"""What is different where somebody watches: questions, and a sign of life."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading

import pytest
from faults.scripted import Behaviour, ScriptedServer, hangs, responds

from support.commands import CommandLine, command_line
from support.signals import INTERRUPTED
from support.specs import VALID

from .terminals import STEERING, at_terminal

OK = responds(200, b"{}")
REMOVE = ("devices", "remove", "--device-id", "d")


@pytest.mark.parametrize(
    ("typed", "code", "sent"), [("y\n", 0, 1), ("n\n", 130, 0), ("\n", 130, 0)]
)
def test_a_question_before_something_is_removed(
    typed: str, code: int, sent: int, fleet: CommandLine
) -> None:
    with ScriptedServer([OK]) as server:
        found, seen = at_terminal(fleet.at(server.url), *REMOVE, typed=typed)
    assert (found, len(server.requests)) == (code, sent), seen
    assert "devices remove removes something. Go on? [y/N]" in seen


@pytest.mark.integration
def test_a_sign_of_life(fleet: CommandLine) -> None:
    """After a second, and it is gone at the end."""
    turned = threading.Event()

    def late(connection: socket.socket, stopping: threading.Event) -> None:
        turned.wait(2.5)
        OK(connection, stopping)

    with ScriptedServer([late]) as server:
        code, seen = at_terminal(
            fleet.at(server.url), "devices", "ping", terminal="xterm"
        )
    assert code == 0
    assert "devices_Ping 1 s" in seen
    assert seen.endswith("\r\x1b[K")


@pytest.mark.parametrize(
    ("behaviour", "may"), [(hangs, "may have been")], ids=["on its way"]
)
def test_an_interrupt_says_what_may_have_happened(
    behaviour: Behaviour, may: str, fleet: CommandLine
) -> None:
    with ScriptedServer([behaviour]) as server:
        at = fleet.at(server.url)
        process = subprocess.Popen(
            [sys.executable, "-m", at.package, "devices", "register", "--name", "n"],
            env=dict(at.environment),
            stderr=subprocess.PIPE,
            text=True,
            cwd=at.folder,
        )
        while not server.requests:
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode in INTERRUPTED
    assert err == f"error: interrupted; the action {may} carried out\n"


def test_no_spec_steers_a_terminal(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    line = command_line(folder, "hostile_help", VALID["hostile_text"])
    group = line.here("--schema").out.partition('"namespaces"')[2].split('"')[3]
    texts = [line.here("--help").out, line.here(group, "--help").out]
    texts.append(line.here(group, "say", "--help").out)
    for text in texts:
        assert "Usage:" in text
        assert not STEERING & {*text}

"""Standard streams that are closed, full or broken: the exit code stays true."""

from __future__ import annotations

import subprocess
import sys

import pytest
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine
from support.integration import apart

from .terminals import at_terminal

REGISTER = "devices register --name n"
DONE = responds(200, b'{"deviceId":"d_1"}')

# By the command and what a shell does to its streams, the exit code and what is said.
ENDS: dict[str, tuple[str, int, str]] = {
    "help, closed": ("--help >&-", 74, "error: standard output is closed\n"),
    "help, full": ("--help >/dev/full", 74, "No space left on device\n"),
    "a call, closed": (
        f"{REGISTER} >&-",
        74,
        "standard output is closed; the action was carried out\n",
    ),
    "a call, full": (
        f"{REGISTER} >/dev/full",
        74,
        "No space left on device; the action was carried out\n",
    ),
    "a dry run, full": (f"{REGISTER} --dry-run >/dev/full", 74, "left on device\n"),
    "a call without an answer, closed": ("devices ping >&-", 0, ""),
    "errors, closed": (f"{REGISTER} --nope 2>&-", 2, ""),
    "errors, full": (f"{REGISTER} --nope 2>/dev/full", 2, ""),
    "a warning, closed": ("devices remove --device-id d --yes 2>&-", 0, ""),
    "another outcome, closed": (
        "devices listen --device-id d --expect Beat 2>&-",
        6,
        "",
    ),
    "input, closed": (f"{REGISTER} --note - <&-", 2, "standard input is closed\n"),
    "a question, closed": ("devices remove --device-id d <&-", 2, "--yes\n"),
    "all, closed": (f"{REGISTER} <&- >&- 2>&-", 74, ""),
}


@pytest.mark.parametrize("case", apart(ENDS, *[*ENDS][2::2]))
def test_ends(case: str, fleet: CommandLine) -> None:
    words, code, said = ENDS[case]
    with ScriptedServer([DONE]) as server:
        done = subprocess.run(
            ["sh", "-c", f'"$0" -m {fleet.package} {words}', sys.executable],
            env=dict(fleet.at(server.url).environment),
            capture_output=True,
            text=True,
            check=False,
            cwd=fleet.folder,
        )
    assert done.returncode == code, done.stderr
    assert done.stderr.endswith(said)
    assert bool(done.stderr) == bool(said)
    assert "a bug" not in done.stderr


def test_a_question_without_an_answer(fleet: CommandLine) -> None:
    """The end of input, by Ctrl-D."""
    with ScriptedServer([DONE]) as server:
        code, seen = at_terminal(
            fleet.at(server.url),
            *("devices", "set-password", "--device-id", "d", "--password", "prompt"),
            typed="\x04",
        )
        assert server.connections == 0
    assert code == 2
    assert "--password: nothing was typed" in seen

"""Secrets of a command line: where they may come from, and that they show nowhere."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from socket import socket
from threading import Event

import pytest
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine, Done

CANARY = "c4nary-0123456789"
OLD = "c4nary-of-the-server"
SET = ("devices", "set-password", "--device-id", "d_1")
ANSWER = responds(200, json.dumps({"oldPassword": OLD, "changed": True}).encode())


def sent_by(done: Done, server: ScriptedServer) -> object:
    assert done.code == 0, done.err
    assert CANARY not in done.out + done.err
    return json.loads(server.requests[-1].partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize(
    ("value", "input", "variables"),
    [
        ("env:NEW_PASSWORD", "", {"NEW_PASSWORD": CANARY}),
        ("-", f"{CANARY}\n", {}),
        ("@secret", "", {}),
    ],
    ids=["variable", "input", "file"],
)
def test_where_a_secret_comes_from(
    value: str, input: str, variables: dict[str, str], fleet: CommandLine
) -> None:
    (fleet.folder / "secret").write_text(f"{CANARY}\n")
    value = value.replace("@", f"@{fleet.folder}/")
    with ScriptedServer([ANSWER]) as server:
        done = fleet.at(server.url).here(
            *SET, "--password", value, input=input, **variables
        )
        assert sent_by(done, server) == {"deviceId": "d_1", "password": CANARY}
    assert json.loads(done.out) == {"oldPassword": "***", "changed": True}


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc")
def test_a_list_of_processes_shows_no_secret(fleet: CommandLine) -> None:
    """What `ps` shows of all of them, while the command waits for its answer."""
    shown: list[bytes] = []

    def look(connection: socket, stopping: Event) -> None:
        for each in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):  # it has ended
                shown.append(each.read_bytes())
        ANSWER(connection, stopping)

    with ScriptedServer([look]) as server:
        at = fleet.at(server.url, CANARY)
        done = at(
            *SET, "--password", "-", "--headers", "x=env:P", input=CANARY, P=CANARY
        )
    assert done.code == 0, done.err
    assert any(b"set-password" in each for each in shown)
    assert not any(CANARY.encode() in each for each in shown)


def test_secrets_in_a_map(fleet: CommandLine) -> None:
    with ScriptedServer([ANSWER]) as server:
        done = fleet.at(server.url).here(
            *SET,
            *("--password", "env:ONE", "--headers", "x=env:ONE", "--headers", "y=-"),
            input="two",
            ONE=CANARY,
        )
        assert sent_by(done, server) == {
            "deviceId": "d_1",
            "password": CANARY,
            "headers": {"x": CANARY, "y": "two"},
        }


@pytest.mark.parametrize(
    "words",
    [
        ("--password", CANARY),
        (f"--password={CANARY}",),
        ("--password", "env:P", "--headers", f"a={CANARY}"),
        ("--password", "env:P", "--headers", json.dumps({"a": CANARY})),
        ("--json", json.dumps({"password": CANARY})),
    ],
    ids=["flag", "equals", "entry", "map", "json"],
)
def test_a_command_line_has_no_secrets(
    words: tuple[str, ...], fleet: CommandLine
) -> None:
    with ScriptedServer([ANSWER]) as server:
        done = fleet.at(server.url).here(*SET, *words, P="password")
    assert (done.code, server.connections) == (2, 0)
    assert CANARY not in done.out + done.err
    assert "command line" in done.err


def test_a_secret_is_asked_for(fleet: CommandLine) -> None:
    """A terminal, with somebody who types."""
    with ScriptedServer([ANSWER]) as server:
        at = fleet.at(server.url)
        main, side = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", at.package, *SET, "--password", "prompt"],
            env=dict(at.environment),
            stdin=side,
            stdout=subprocess.PIPE,
            stderr=side,
            start_new_session=True,
            cwd=fleet.folder,
        )
        os.close(side)
        seen = b""
        while b"password: " not in seen:
            seen += os.read(main, 100)
        os.write(main, f"{CANARY}\n".encode())
        out, _ = process.communicate(timeout=60)
        seen += os.read(main, 1000)
        assert (
            json.loads(server.requests[0].partition(b"\r\n\r\n")[2])["password"]
            == CANARY
        )
    assert process.returncode == 0
    assert CANARY.encode() not in seen + out


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml", "table", "raw"])
def test_answers_are_masked_unless_revealed(format: str, fleet: CommandLine) -> None:
    with ScriptedServer([ANSWER]) as server:
        at = fleet.at(server.url)
        words = (*SET, "--password", "env:P", "--output", format)
        assert OLD not in at.here(*words, P=CANARY).out
        assert OLD in at.here(*words, "--reveal", "old_password", P=CANARY).out
        bare = at.here(*SET, "--password", "env:P", "--field", "old_password", P=CANARY)
    assert bare.out == "***\n"


def test_a_secret_that_cannot_come_is_refused_before_anything_is_sent(
    fleet: CommandLine,
) -> None:
    """One that is shown once would be lost."""
    with ScriptedServer([ANSWER]) as server:
        at = fleet.at(server.url)
        done = at.here(*SET, "--password", "env:P", "--reveal", "old-pasword", P="p")
    assert (done.code, done.out, server.connections) == (2, "", 0)
    assert "did you mean oldPassword?" in done.err


def test_a_dry_run_shows_no_secret(fleet: CommandLine) -> None:
    done = fleet.at("https://fleet.example.com", CANARY).here(
        *SET, "--password", "env:P", "--dry-run", P=CANARY
    )
    assert done.code == 0
    assert CANARY not in done.out + done.err
    assert '"password":"***"' in done.out


def test_a_dry_run_reveals_what_it_is_asked_for(fleet: CommandLine) -> None:
    """And nothing else, not even a secret with the same value as another one."""
    (fleet.folder / "headers.json").write_text('{"password": "a", "x": "\\"b\\\\"}')
    dry = (
        *SET,
        *("--password", "env:P", "--dry-run"),
        *("--headers", f"@{fleet.folder}/headers.json"),
    )
    at = fleet.at("https://fleet.example.com")
    for names, password, headers in (
        (("password",), "a", {"password": "a", "x": "***"}),
        (("headers",), "***", {"password": "a", "x": '"b\\'}),
        (("old-password",), "***", {"password": "***", "x": "***"}),
        (("*",), "a", {"password": "a", "x": '"b\\'}),
    ):
        reveal = [word for name in names for word in ("--reveal", name)]
        done = at.here(*dry, *reveal, P="a")
        assert json.loads(done.out.splitlines()[-1]) == {
            "deviceId": "d_1",
            "password": password,
            "headers": headers,
        }


def test_an_answer_that_is_a_secret(fleet: CommandLine) -> None:
    """It has no name: `*` is all of them."""
    with ScriptedServer([responds(200, json.dumps(OLD).encode())]) as server:
        at = fleet.at(server.url)
        words = ("devices", "show-password", "--device-id", "d_1")
        assert at.here(*words).out == '"***"\n'
        assert at.here(*words, "--output", "raw").out == "***\n"
        assert at.here(*words, "--output", "raw", "--reveal", "*").out == f"{OLD}\n"
        done = at.here(*words, "--reveal", "password")
    assert (done.code, done.out) == (2, "")
    assert "there are *" in done.err


@pytest.mark.parametrize(
    "answer",
    [
        responds(
            400, json.dumps({"kind": "Invalid", "message": f"bad {CANARY}"}).encode()
        ),
        responds(200, json.dumps({"oldPassword": [CANARY]}).encode()),
        responds(500, f"<html>{CANARY}".encode()),
    ],
    ids=["echoed", "another type", "no JSON"],
)
def test_errors_show_no_secret(answer: object, fleet: CommandLine) -> None:
    with ScriptedServer([answer]) as server:  # type: ignore[list-item]
        done = fleet.at(server.url, CANARY).here(
            *SET, "--password", "env:P", "--json-errors", P=CANARY
        )
    assert done.code
    assert CANARY not in done.out + done.err


def test_a_token_comes_from_a_file(fleet: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{CANARY}\n")
    with ScriptedServer([ANSWER]) as server:
        at = fleet.at(server.url)
        done = at.here(*SET, "--password", "env:P", "--token-file", str(file), P="pass")
        assert done.code == 0
        head = server.requests[0].partition(b"\r\n\r\n")[0]
    assert f"Bearer {CANARY}".encode() in head


def test_there_is_no_option_for_a_token(fleet: CommandLine) -> None:
    done = fleet.at("https://fleet.example.com").here(*SET, "--token", CANARY)
    assert done.code == 2
    assert CANARY not in done.err

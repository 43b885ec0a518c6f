"""What is printed: for programs to the byte, for people so that nothing steers them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine
from support.integration import apart

from .terminals import at_terminal

EVIL = "\x1b]0;owned\x07\x1b[31mred\x9b2J\u202eturned\x7f"
DEVICES = {
    "devices": [
        {"deviceId": "d_1", "name": "Press", "status": "healthy"},
        {"deviceId": "d_2", "name": "Größe\n2", "status": "borrowed", "new": [1, {}]},
    ]
}
HOSTILE = {"devices": [{"deviceId": EVIL, "name": EVIL, "status": EVIL, EVIL: [EVIL]}]}
PRINTED = {
    "json": json.dumps(DEVICES, indent=2, ensure_ascii=False) + "\n",
    "jsonl": """\
{"deviceId":"d_1","name":"Press","status":"healthy"}
{"deviceId":"d_2","name":"Größe\\n2","status":"borrowed","new":[1,{}]}
""",
    "table": """\
DEVICEID  NAME      STATUS    NEW
d_1       Press     healthy
d_2       Größe\\n2  borrowed  [1,{}]
""",
    "raw": json.dumps(DEVICES, ensure_ascii=False, separators=(",", ":")) + "\n",
}
LIST = ("devices", "list")


def answer(value: object) -> bytes:
    return json.dumps(value).encode()


@pytest.mark.parametrize("format", PRINTED)
def test_formats(format: str, fleet: CommandLine) -> None:
    with ScriptedServer([responds(200, answer(DEVICES))]) as server:
        done = fleet.at(server.url).here(*LIST, "--output", format)
    assert (done.code, done.out) == (0, PRINTED[format])


@pytest.mark.parametrize("value", [DEVICES, HOSTILE], ids=["usual", "hostile"])
def test_yaml_says_the_same(value: object, fleet: CommandLine) -> None:
    with ScriptedServer([responds(200, answer(value))]) as server:
        done = fleet.at(server.url).here(*LIST, "--output", "yaml")
    assert yaml.safe_load(done.out) == value


@pytest.mark.parametrize("locale", apart(["C", "en_US.ISO-8859-1", "C.UTF-8"], "C"))
def test_a_pipe_gets_the_same_bytes_everywhere(locale: str, fleet: CommandLine) -> None:
    with ScriptedServer([responds(200, answer(DEVICES))]) as server:
        done = fleet.at(server.url)(*LIST, LC_ALL=locale, PYTHONUTF8="0")
    assert (done.code, done.out) == (0, PRINTED["json"])


@pytest.mark.parametrize(
    "words",
    apart(
        [(), ("--output", "json"), ("--output", "yaml"), ("--field", "devices.0.name")],
        (),
    ),
    ids=["table", "json", "yaml", "field"],
)
def test_no_answer_steers_a_terminal(
    words: tuple[str, ...], fleet: CommandLine
) -> None:
    with ScriptedServer([responds(200, answer(HOSTILE))]) as server:
        code, seen = at_terminal(fleet.at(server.url), *LIST, *words)
    assert code == 0
    assert not {*seen} & {*"\x1b\x07\x9b\u202e\x7f"}
    assert "owned" in seen


def test_wide_text_keeps_its_column(fleet: CommandLine) -> None:
    names = ("工場", "e\u0301t", "ab")
    devices = [{"deviceId": each, "name": "x", "status": "y"} for each in names]
    with ScriptedServer([responds(200, answer({"devices": devices}))]) as server:
        done = fleet.at(server.url).here(*LIST, "--output", "table")
    assert done.out.splitlines()[1:] == [
        "工場      x     y",
        "e\u0301t        x     y",
        "ab        x     y",
    ]


def test_no_error_steers_a_terminal(fleet: CommandLine) -> None:
    words = json.dumps({"kind": "Invalid", "message": EVIL}).encode()
    with ScriptedServer([responds(400, words)]) as server:
        done = fleet.at(server.url).here(*LIST)
    assert done.code == 1
    assert not {*done.err} & {*"\x1b\x07\x9b\u202e\x7f"}


def test_a_terminal_gets_a_table(fleet: CommandLine) -> None:
    with ScriptedServer([responds(200, answer(DEVICES))]) as server:
        assert at_terminal(fleet.at(server.url), *LIST) == (0, PRINTED["table"])


def test_nobody_reads(fleet: CommandLine) -> None:
    """`| head -0`"""
    with ScriptedServer([responds(200, answer(DEVICES))]) as server:
        at = fleet.at(server.url)
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [sys.executable, "-m", at.package, *LIST],
            env=dict(at.environment),
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
            cwd=at.folder,
        )
        os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_deep_and_unknown_answers(fleet: CommandLine) -> None:
    deep: object = 1
    for _ in range(150):
        deep = [deep]
    value = {"devices": [], "more": deep}
    with ScriptedServer([responds(200, answer(value))]) as server:
        for format in ("json", "yaml", "table"):
            done = fleet.at(server.url).here(*LIST, "--output", format)
            assert done.code == 0, done.err
    assert Path(fleet.folder).exists()

"""Colours: where people read, and nowhere else."""

from __future__ import annotations

import json
import re

import pytest
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine
from support.integration import apart

from .terminals import at_terminal

LIST = ("devices", "list")
SET = ("devices", "set-password", "--device-id", "d", "--password", "env:P")
DEVICE = {"deviceId": "d_1", "name": "Press", "status": "healthy", "place": None}
DEVICES = {"devices": [DEVICE]}
TABLE = """\
\x1b[1mDEVICEID\x1b[0m  \x1b[1mNAME\x1b[0m   \x1b[1mSTATUS\x1b[0m   \x1b[1mPLACE\x1b[0m
d_1       Press  healthy  \x1b[2mnull\x1b[0m
"""
TREE = """\
\x1b[1moldPassword:\x1b[0m \x1b[2m***\x1b[0m
\x1b[1mchanged:\x1b[0m     true
"""
# By how it is called: what is seen on a terminal.
SEEN: dict[str, tuple[tuple[str, ...], object, str]] = {
    "a table": (LIST, DEVICES, TABLE),
    "a tree": (SET, {"oldPassword": "secret", "changed": True}, TREE),
    "an error": (
        (*LIST, "--nmae", "x"),
        {},
        "\x1b[1;31merror:\x1b[0m there is no --nmae\n",
    ),
    "a hint": (
        ("devcies",),
        {},
        "\x1b[1;31merror:\x1b[0m there is no namespace 'devcies'\n\x1b[1mhint:\x1b[0m did you mean devices?\n",
    ),
    "a deprecation": (
        ("devices", "remove", "--device-id", "d", "--yes"),
        {},
        "\x1b[1;33mwarning:\x1b[0m devices remove is deprecated: Use Retire.\n",
    ),
    "JSON": (
        (*LIST, "--output", "json"),
        DEVICES,
        json.dumps(DEVICES, indent=2) + "\n",
    ),
    "a field": ((*LIST, "--field", "devices.0.status"), DEVICES, "healthy\n"),
    "errors as JSON": (
        (*LIST, "--nmae", "x", "--json-errors"),
        {},
        '{"exit": 2, "message": "there is no --nmae"}\n',
    ),
}
PLAIN = {"NO_COLOR": {"NO_COLOR": "1"}, "dumb": {"TERM": "dumb"}}
PLAIN["both"] = {"NO_COLOR": "1", "FORCE_COLOR": "1"}
PLAIN["none of it"] = {"FORCE_COLOR": "0"}


def answered(value: object) -> ScriptedServer:
    return ScriptedServer([responds(200, json.dumps(value).encode())])


_SIGNS = re.compile(r"(\r[|/\\-] [^\r]*)*\r\x1b\[K")
"""Of life, where a machine is so busy that there are some."""


def seen_by(at: CommandLine, *words: str, **variables: str) -> str:
    _, seen = at_terminal(at, *words, **{"TERM": "xterm", "P": "p", **variables})
    return _SIGNS.sub("", seen)


def bare(text: str) -> str:
    for code in ("0", "1", "2", "1;31", "1;33"):
        text = text.replace(f"\x1b[{code}m", "")
    return text


@pytest.mark.parametrize("case", SEEN)
def test_a_terminal(case: str, fleet: CommandLine) -> None:
    words, value, seen = SEEN[case]
    with answered(value) as server:
        found = seen_by(fleet.at(server.url), *words)
    assert found == seen


@pytest.mark.parametrize("how", apart(PLAIN, "NO_COLOR", "both"))
@pytest.mark.parametrize("case", ["a table", "a hint"])
def test_a_terminal_without_colours(case: str, how: str, fleet: CommandLine) -> None:
    words, value, seen = SEEN[case]
    with answered(value) as server:
        found = seen_by(fleet.at(server.url), *words, **PLAIN[how])
    assert found == bare(seen)


@pytest.mark.parametrize("case", SEEN)
def test_a_pipe(case: str, fleet: CommandLine) -> None:
    words, value, seen = SEEN[case]
    words = (*words, "--output", "table") if case in ("a table", "a tree") else words
    with answered(value) as server:
        at = fleet.at(server.url)
        plain = at.here(*words, P="p", TERM="xterm")
        forced = at.here(*words, P="p", FORCE_COLOR="1")
        refused = at.here(*words, P="p", FORCE_COLOR="1", NO_COLOR="1")
    assert plain.out + plain.err == bare(seen)
    assert refused == plain
    assert forced.out + forced.err == seen


@pytest.mark.parametrize("format", ["json", "jsonl", "yaml", "raw"])
def test_programs_read_no_colours(format: str, fleet: CommandLine) -> None:
    with answered(DEVICES) as server:
        words = (*LIST, "--output", format)
        at = fleet.at(server.url)
        forced = at.here(*words, FORCE_COLOR="1")
        assert forced == at.here(*words)
    assert forced.code == 0
    assert "\x1b" not in forced.out


def test_without_a_format_programs_get_json(fleet: CommandLine) -> None:
    with answered(DEVICES) as server:
        done = fleet.at(server.url).here(*LIST, FORCE_COLOR="1")
    assert json.loads(done.out) == DEVICES


def test_no_answer_paints(fleet: CommandLine) -> None:
    evil = {"devices": [{"deviceId": "\x1b[31m", "name": "\x9b1m", "status": "x"}]}
    with answered(evil) as server:
        found = seen_by(fleet.at(server.url), *LIST)
    assert "\\u001b[31m" in found
    assert not {*bare(found)} & {"\x1b", "\x9b"}

"""How a command ends: its exit code, and how often something was sent."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import pytest
from faults.scripted import (
    Behaviour,
    ScriptedServer,
    hangs,
    refusing_url,
    responds,
    sends,
)

from support.commands import CommandLine
from support.integration import apart
from support.sdk import runtime_of

FOUND = responds(
    200, b'{"result":"Found","deviceId":"d_1","name":"Press","status":"healthy"}'
)
MISSING = responds(200, b'{"result":"Missing"}')
NEWER = responds(200, b'{"result":"Borrowed","until":"2026"}')
REGISTERED = responds(200, b'{"deviceId":"d_1"}')
CLOSES = sends(b"")
BUSY = b'{"kind":"RateLimited","message":"slow down"}'


def error(status: int, kind: str) -> Behaviour:
    """An answer that is an error of the API."""
    return responds(status, json.dumps({"kind": kind, "message": "words"}).encode())


REGISTER = ("register", "--name", "n")
RENAME = ("rename", "--device-id", "d", "--name", "n")
FIND = ("find", "--device-id", "d")

# By the action and what becomes of its requests, the exit code, and how many are sent.
ENDS: dict[str, tuple[tuple[str, ...], list[Behaviour], int, int]] = {
    "done": (REGISTER, [REGISTERED], 0, 1),
    "without an answer": (RENAME, [responds(200, b"{}")], 0, 1),
    "success": (FIND, [FOUND], 0, 1),
    "another than the success": (FIND, [MISSING], 4, 1),
    "as expected": ((*FIND, "--expect", "Missing"), [MISSING], 0, 1),
    "not as expected": ((*FIND, "--expect", "Missing"), [FOUND], 4, 1),
    "one of two": ((*FIND, "--expect", "Missing", "--expect", "Found"), [FOUND], 0, 1),
    "whatever": ((*FIND, "--expect", "*"), [NEWER], 0, 1),
    "a variant of a newer server": (FIND, [NEWER], 4, 1),
    "refused": (REGISTER, [error(400, "Invalid")], 1, 1),
    "a kind of a newer server": (REGISTER, [error(409, "Conflict")], 1, 1),
    "an unknown action": (REGISTER, [error(404, "Invalid")], 1, 1),
    "forbidden": (REGISTER, [error(403, "Forbidden")], 3, 1),
    "unauthenticated": (REGISTER, [error(401, "Forbidden")], 3, 1),
    "internal": (REGISTER, [error(500, "Internal")], 6, 1),
    "past the deadline of the server": (REGISTER, [error(504, "Internal")], 6, 1),
    "rate-limited": (
        (*REGISTER, "--timeout", "2s"),
        [responds(429, BUSY, "retry-after: 60")],
        *(7, 1),
    ),
    "busy, then done": (
        REGISTER,
        [responds(503, BUSY, "retry-after: 0"), REGISTERED],
        *(0, 2),
    ),
    "unsafe, the connection closes": (REGISTER, [CLOSES, REGISTERED], 6, 1),
    "unsafe, a gateway fails": (REGISTER, [responds(502, b"x"), REGISTERED], 6, 1),
    "unsafe, half an answer": (
        REGISTER,
        [sends(b"HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{"), REGISTERED],
        *(6, 1),
    ),
    "unsafe, no answer in time": ((*REGISTER, "--timeout", "1s"), [hangs], 6, 1),
    "no JSON": (REGISTER, [responds(200, b"<html>")], 6, 1),
    "another type": (REGISTER, [responds(200, b'{"deviceId": 1}')], 6, 1),
    "safe, the connection closes once": (FIND, [CLOSES, FOUND], 0, 2),
    "idempotent, in doubt, then rate-limited": (
        (*RENAME, "--timeout", "3s"),
        [CLOSES, responds(429, BUSY, "retry-after: 60")],
        *(6, 2),
    ),
}


ENDS |= {
    "a number as tag": (
        ("listen", "--device-id", "d", "--expect", "Hello", "--field", "interval"),
        [responds(200, b'{"op":10,"interval":5}')],
        *(0, 1),
    ),
    "another number as tag": (
        ("listen", "--device-id", "d", "--expect", "Hello"),
        [responds(200, b'{"op":1}')],
        *(4, 1),
    ),
}
KEPT = ("done", "refused")


@pytest.mark.parametrize("case", ENDS)
def test_ends(case: str, fleet: CommandLine) -> None:
    words, behaviours, code, requests = ENDS[case]
    with ScriptedServer(behaviours) as server:
        done = fleet.at(server.url).forked("devices", *words)
    assert (done.code, len(server.requests)) == (code, requests), done.err
    assert bool(done.err) == (code != 0)


@pytest.mark.parametrize("case", apart(ENDS, *KEPT))
def test_new_processes_end(case: str, fleet: CommandLine) -> None:
    words, behaviours, code, requests = ENDS[case]
    with ScriptedServer(behaviours) as server:
        done = fleet.at(server.url)("devices", *words)
    assert (done.code, len(server.requests)) == (code, requests), done.err


def test_nobody_listens(fleet: CommandLine) -> None:
    done = fleet.at(refusing_url()).here("devices", *REGISTER, "--timeout", "2s")
    assert done.code == 5
    assert "cannot connect" in done.err


def test_no_token(fleet: CommandLine) -> None:
    with ScriptedServer([FOUND, responds(200, b"{}")]) as server:
        at = fleet.at(server.url, token="")
        assert at.here("devices", *FIND).code == 3
        assert server.connections == 0
        assert at.here("devices", "ping").code == 0


def test_no_server(fleet: CommandLine) -> None:
    done = fleet.here("devices", *FIND)
    assert done.code == 2
    assert "FLEET_URL" in done.err


def test_the_payload_of_what_is_expected(fleet: CommandLine) -> None:
    with ScriptedServer([FOUND]) as server:
        done = fleet.at(server.url).here("devices", *FIND, "--expect", "Found")
    assert json.loads(done.out) == {
        "deviceId": "d_1",
        "name": "Press",
        "status": "healthy",
    }


@pytest.mark.parametrize("behaviour", [MISSING, NEWER], ids=["known", "newer"])
def test_another_outcome_is_printed_whole(
    behaviour: Behaviour, fleet: CommandLine
) -> None:
    with ScriptedServer([behaviour]) as server:
        done = fleet.at(server.url).here(
            *("devices", *FIND, "--expect", "Found", "--field", "name")
        )
    assert done.code == 4
    assert "result" in json.loads(done.out)
    assert done.err.startswith("outcome: ")


@pytest.mark.parametrize("name", ["device_id", "deviceId", "device-id"])
def test_a_field_is_printed_bare(name: str, fleet: CommandLine) -> None:
    with ScriptedServer([FOUND]) as server:
        done = fleet.at(server.url).here("devices", *FIND, "--field", name)
    assert (done.code, done.out) == (0, "d_1\n")


@pytest.mark.parametrize("name", ["serial", "SN", "sn"])
def test_a_field_with_another_name_on_the_wire(name: str, fleet: CommandLine) -> None:
    answer = b'{"result":"Found","deviceId":"d_1","name":"a","status":"x","SN":"7"}'
    with ScriptedServer([responds(200, answer)]) as server:
        at = fleet.at(server.url)
        done = at.here("devices", *FIND, "--field", name)
        assert (done.code, done.out) == (0, "7\n")
        done = at.here("devices", *FIND, "--until", f"{name}=7", "--field", "name")
        assert (done.code, done.out) == (0, "a\n")


def test_what_cannot_come_is_refused_before_anything_is_sent(
    fleet: CommandLine,
) -> None:
    with ScriptedServer([FOUND]) as server:
        at = fleet.at(server.url)
        for option, wanted in (
            (("--expect", "Fond"), "did you mean Found?"),
            (("--field", "nam"), "did you mean name?"),
            (("--until", "nam=x"), "did you mean name?"),
            (("--reveal", "name"), "no answer of find has a secret 'name'"),
            (("--output", "xml"), "json, jsonl, yaml, table or raw"),
        ):
            done = at.here("devices", *FIND, *option)
            assert done.code == 2
            assert wanted in done.err
    assert server.connections == 0


def test_errors_as_json(fleet: CommandLine) -> None:
    with ScriptedServer([error(403, "Forbidden")]) as server:
        done = fleet.at(server.url).here("devices", *REGISTER, "--json-errors")
    facts = json.loads(done.err)
    assert done.err.count("\n") == 1
    assert facts["exit"] == done.code == 3
    assert (facts["kind"], facts["status"], facts["attempts"]) == ("Forbidden", 403, 1)


def test_until(fleet: CommandLine) -> None:
    with ScriptedServer([MISSING, CLOSES, FOUND]) as server:
        done = fleet.at(server.url).here(
            *("devices", *FIND, "--until", "name=Press", "--every", "10ms")
        )
    assert done.code == 0
    assert len(server.requests) == 3


class Clock:
    """The time of a program that sleeps at once."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_until_the_time_is_over(
    fleet: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(fleet.folder), *sys.path])
    module = import_module(f"{runtime_of(fleet.package)}.cli.command_client")
    monkeypatch.setattr(module, "time", Clock())
    with ScriptedServer([FOUND]) as server:
        done = fleet.at(server.url).here(
            *("devices", *FIND, "--until", "name=Pump", "--every", "50s"),
            *("--timeout", "3m"),
        )
    assert done.code == 4
    assert json.loads(done.out)["name"] == "Press"
    assert len(server.requests) == 4


def test_until_is_for_what_only_reads(fleet: CommandLine) -> None:
    done = fleet.at("https://fleet.example.com").here(
        "devices", *REGISTER, "--until", "device_id=x"
    )
    assert done.code == 2


def test_what_removes_is_not_done_by_the_way(fleet: CommandLine) -> None:
    with ScriptedServer([responds(200, b"{}")]) as server:
        at = fleet.at(server.url)
        remove = ("devices", "remove", "--device-id", "d")
        done = at.here(*remove, input="y\n")
        assert (done.code, server.connections) == (2, 0)
        assert "--yes" in done.err
        done = at.here(*remove, "--yes")
        assert (done.code, len(server.requests)) == (0, 1)
    assert "deprecated: Use Retire." in done.err

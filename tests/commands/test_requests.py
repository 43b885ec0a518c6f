"""What flags, files and JSON make of a request; read off dry runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from faults.scripted import ScriptedServer, responds

from support.commands import CommandLine, Done

HUB = "https://fleet.example.com"
NAMED = ("--name", "n")

# By the words behind `devices register --name n`, what is sent beside the name.
SENT: dict[str, tuple[tuple[str, ...], object]] = {
    "nothing": ((), {}),
    "equals": (("--status=offline",), {"status": "offline"}),
    "a switch": (("--is-new",), {"isNew": True}),
    "a switch, denied": (("--no-is-new",), {"isNew": False}),
    "a switch with a word": (("--is-new", "false"), {"isNew": False}),
    "numbers": (
        ("--serial", "18446744073709551615", "--weight", "1.5"),
        {"serial": "18446744073709551615", "weight": 1.5},
    ),
    "a number with a name": (("--weight", "-Infinity"), {"weight": "-Infinity"}),
    "times": (
        ("--made", "2026-01-31T08:00:00+01:00", "--day", "2026-01-31"),
        {"made": "2026-01-31T07:00:00Z", "day": "2026-01-31"},
    ),
    "bytes": (("--key", "AAE="), {"key": "AAE="}),
    "a struct": (
        ("--place.city", "Bonn", "--place.floor", "-1"),
        {"place": {"city": "Bonn", "floor": -1}},
    ),
    "a struct as JSON": (
        ("--place", '{"city": "Bonn"}'),
        {"place": {"city": "Bonn"}},
    ),
    "fields over a struct, in any order": (
        ("--place.floor", "2", "--place", '{"city": "Bonn", "floor": 1}'),
        {"place": {"city": "Bonn", "floor": 2}},
    ),
    "flags over --json": (
        ("--json", '{"name": "m", "status": "offline", "place": {"city": "Bonn"}}')
        + ("--place.floor", "1", "--status", "healthy"),
        {"place": {"city": "Bonn", "floor": 1}, "status": "healthy"},
    ),
    "the last of two": (
        ("--status", "healthy", "--status", "offline"),
        {"status": "offline"},
    ),
    "items": (("--tags", "a", "--tags", "b,c"), {"tags": ["a", "b,c"]}),
    "items as JSON": (("--ports", "[1, 2]", "--ports", "3"), {"ports": [1, 2, 3]}),
    "items in place of those of --json": (
        ("--json", '{"tags": ["x"]}', "--tags", "a"),
        {"tags": ["a"]},
    ),
    "entries": (
        ("--labels", "a=b=c", "--labels", "d=", "--limits", "x=1"),
        {"labels": {"a": "b=c", "d": ""}, "limits": {"x": 1}},
    ),
    "entries as JSON": (("--labels", '{"a": "b"}'), {"labels": {"a": "b"}}),
    "structs in a list": (
        ("--places", '{"city": "Bonn"}', "--places", '[{"city": "Ulm"}]'),
        {"places": [{"city": "Bonn"}, {"city": "Ulm"}]},
    ),
    "structs in a list, field by field": (
        ("--places.1.city", "Ulm", "--places.0.city", "Bonn", "--places.0.floor", "2"),
        {"places": [{"city": "Bonn", "floor": 2}, {"city": "Ulm"}]},
    ),
    "a field over a struct in a list": (
        ("--places.0.floor", "3", "--places", '[{"city": "Bonn", "floor": 2}]'),
        {"places": [{"city": "Bonn", "floor": 3}]},
    ),
    "any": (("--data", "[null, 1]"), {"data": [None, 1]}),
    "a variant": (
        ("--source.url", "u", "--source.depth", "3", "--source.kind", "Git"),
        {"source": {"kind": "Git", "url": "u", "depth": 3}},
    ),
    "another with the same fields": (
        ("--source.kind", "Image", "--source.url", "u", "--source.depth", "3"),
        {"source": {"kind": "Image", "url": "u", "depth": "3"}},
    ),
    "a variant under a key": (
        ("--source.kind", "Note", "--source.content", "hello"),
        {"source": {"kind": "Note", "content": "hello"}},
    ),
    "a variant of nothing": (
        ("--source.kind", "Nothing"),
        {"source": {"kind": "Nothing"}},
    ),
    "null": (("--null", "note"), {"note": None}),
    "the word null": (("--note", "null"), {"note": "null"}),
    "a text that begins with @": (("--note", "@@home"), {"note": "@home"}),
    "a field called as an option": (("--output_", "here"), {"output": "here"}),
    "a value that begins with dashes": (("--note", "--x"), {"note": "--x"}),
    "a value that is a flag": (("--note=--name",), {"note": "--name"}),
    "items that begin with dashes": (
        ("--tags", "-5", "--tags", "- a", "--tags", "-x: y"),
        {"tags": ["-5", "- a", "-x: y"]},
    ),
    "empty texts": (
        ("--note", "", "--tags", "", "--labels", "=", "--data", '""'),
        {"note": "", "tags": [""], "labels": {"": ""}, "data": ""},
    ),
    "an item and an entry that begin with @": (
        ("--tags", "@@a", "--labels", "@@a=@@b"),
        {"tags": ["@a"], "labels": {"@a": "@b"}},
    ),
    "numbers with names": (
        ("--color", "Green", "--colors", "dark-blue", "--colors", "1")
        + ("--by-color", "a=green", "--by-color", "b=10"),
        {"color": 3, "colors": [10, 1], "byColor": {"a": 3, "b": 10}},
    ),
    "a tag that is a number": (
        ("--frame.op", "hello", "--frame.interval", "5"),
        {"frame": {"op": 10, "interval": 5}},
    ),
    "the number of a tag": (("--frame.op", "1"), {"frame": {"op": 1}}),
    "odd words": (
        ("--word", "-", "--words", "@at", "--words", "", "--words", "a,b"),
        {"word": "-", "words": ["@at", "", "a,b"]},
    ),
    "null for anything": (
        ("--data", "[1]", "--null", "note"),
        {"data": [1], "note": None},
    ),
    "text beyond ASCII": (("--note", "Größe 🦊"), {"note": "Größe 🦊"}),
    "YAML": (
        ("--place", "city: no\nfloor: 3"),
        {"place": {"city": "no", "floor": 3}},
    ),
}


def sent(done: Done) -> object:
    """The body of a request that was printed."""
    assert done.code == 0, done.err
    return json.loads(done.out.rpartition("\n\n")[2])


def register(fleet: CommandLine, *words: str, input: str = "") -> Done:
    return fleet.at(HUB).here(
        *("devices", "register", *NAMED, *words, "--dry-run"), input=input
    )


@pytest.mark.parametrize("case", SENT)
def test_what_is_sent(case: str, fleet: CommandLine) -> None:
    words, wanted = SENT[case]
    assert isinstance(wanted, dict)
    assert sent(register(fleet, *words)) == {"name": "n", **wanted}


def test_files_and_standard_input(fleet: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\x00\x01")
    (tmp_path / "note").write_text("two\nlines\n", "utf-8")
    (tmp_path / "place.json").write_text('{"city": "Bonn"}', "utf-8")
    done = register(
        fleet,
        *("--key", f"@{tmp_path}/key", "--note", f"@{tmp_path}/note"),
        *("--place", f"@{tmp_path}/place.json", "--tags", "-"),
        input='["from", "input"]',
    )
    assert sent(done) == {
        "name": "n",
        "place": {"city": "Bonn"},
        "tags": ["from", "input"],
        "key": "AAE=",
        "note": "two\nlines",
    }


# By the words behind `devices register`, what is said.
REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "missing": ((), "--name is missing; it takes text, of length 1 to 16"),
    "too long": (("--name", "n" * 17), "--name must have a length of 1 to 16"),
    "no number": (
        (*NAMED, "--serial", "1e3"),
        "--serial takes a whole number, 0 to 18446744073709551615: not '1e3'",
    ),
    "too large": (
        (*NAMED, "--place.floor", "128", "--place.city", "x"),
        "--place.floor",
    ),
    "no enum": (
        (*NAMED, "--status", "heathy"),
        "--status takes one of healthy, offline: not 'heathy'\nhint: did you mean healthy?",
    ),
    "no bool": ((*NAMED, "--is-new=yes"), "--is-new takes true or false: not 'yes'"),
    "no time": ((*NAMED, "--made", "today"), "--made must be an RFC 3339 timestamp"),
    "no Base64": ((*NAMED, "--key", "AAE"), "--key must be padded standard Base64"),
    "no entry": ((*NAMED, "--labels", "a"), "--labels takes KEY=VALUE"),
    "no JSON": ((*NAMED, "--data", "{"), "--data: is neither JSON"),
    "a key twice": ((*NAMED, "--data", '{"a": 1, "a": 2}'), "a key stands there twice"),
    "NaN": ((*NAMED, "--data", "NaN"), "NaN is no JSON"),
    "another item": ((*NAMED, "--ports", "1", "--ports", "65536"), "--ports[1]"),
    "a place that is left out": (
        (*NAMED, "--places.1.city", "Bonn"),
        "there is no places.0 before 1",
    ),
    "any place": ((*NAMED, "--places.N.city", "Bonn"), "there is no --places.N.city"),
    "a field in a list": (
        (*NAMED, "--places.0.city", "Bonn", "--places.0.floor", "128"),
        "--places.0.floor must be",
    ),
    "an unknown field in a list": (
        (*NAMED, "--places", '[{"city": "Bonn", "flor": 1}]'),
        "there is no flor in places.0: did you mean floor?",
    ),
    "an unknown field": (
        (*NAMED, "--json", '{"serail": 1}'),
        "there is no serail: did you mean serial?",
    ),
    "an unknown field within": (
        (*NAMED, "--place", '{"city": "Bonn", "flor": 1}'),
        "there is no flor in place: did you mean floor?",
    ),
    "a field of another variant": (
        (*NAMED, "--source.kind", "Note", "--source.url", "u"),
        "--source.url is for Git or Image\nhint: say so: --source.kind Git or Image",
    ),
    "no tag": ((*NAMED, "--source.url", "u"), "--source.url is for Git or Image"),
    "null": ((*NAMED, "--null", "name"), "--name may not be null"),
    "null where it may be absent": (
        (*NAMED, "--null", "tags"),
        "--tags may not be null",
    ),
    "a value that was forgotten": (
        (*NAMED, "--note", "--dry-run"),
        "--note needs a value, and --dry-run is a flag\nhint: if it is the value: --note=--dry-run",
    ),
    "a value that was forgotten before another": (
        ("--name", "--place.city=x"),
        "--name needs a value, and --place.city is a flag",
    ),
    "no number of these": (
        (*NAMED, "--color", "2"),
        "--color takes one of Red (1), Green (3), DarkBlue (10): not '2'",
    ),
    "no name of these": ((*NAMED, "--color", "gren"), "did you mean Green?"),
    "no word of these": (
        (*NAMED, "--word", "x"),
        "--word takes one of '', -, @at, 'two words', 'a,b', git:main, git:next:one: not 'x'",
    ),
    "a field of another number": (
        (*NAMED, "--frame.op", "1", "--frame.interval", "5"),
        "--frame.interval is for Hello\nhint: say so: --frame.op Hello",
    ),
    "a number without bounds": (
        (*NAMED, "--weight", "1e400"),
        "--weight takes a number, NaN, +Infinity or -Infinity: not '1e400'",
    ),
    "too many digits": ((*NAMED, "--serial", "9" * 5000), "--serial takes a whole"),
    "too many digits in JSON": ((*NAMED, "--data", "9" * 5000), "too large a number"),
    "too many digits in YAML": (
        (*NAMED, "--data", f"a: {'9' * 5000}"),
        "a number is too large",
    ),
    "a number without bounds in JSON": (
        (*NAMED, "--data", '{"a": 1e400}'),
        "--data: 1e400 is too large a number",
    ),
    "a number without bounds in YAML": (
        (*NAMED, "--data", "a: -1e400"),
        "a number is too large",
    ),
    "nothing": ((*NAMED, "--data", ""), "--data: is empty"),
    "nothing comes": (("--json", "-"), "--json: is empty"),
    "other bytes than UTF-8": ((*NAMED, "--note", "\udcff"), "--note: is no UTF-8"),
    "other bytes in JSON": ((*NAMED, "--data", '"\udcff"'), "--data: is no UTF-8"),
    "other bytes in a key": ((*NAMED, "--labels", "\udcff=a"), "--labels: is no UTF-8"),
    "capitals": (
        (*NAMED, "--NOTE", "x"),
        "there is no --NOTE\nhint: did you mean --note?\n",
    ),
    "an unknown flag": (
        (*NAMED, "--sorce.kind", "Git"),
        "there is no --sorce.kind\nhint: did you mean --source.kind",
    ),
    "a flag within": (
        (*NAMED, "--depth", "1"),
        "there is no --depth\nhint: did you mean --source.depth?\n",
    ),
    "a flag within two": (
        (*NAMED, "--city", "Bonn"),
        "there is no --city\nhint: did you mean --place.city or --places.N.city?\n",
    ),
    "a word too many": ((*NAMED, "n"), "there is no place for 'n'"),
    "no value": (("--name",), "--name needs a value"),
    "no file": ((*NAMED, "--note", "@/no/such"), "/no/such: No such file"),
    "input twice": ((*NAMED, "--note", "-", "--tags", "-"), "has been read already"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_before_anything_is_sent(case: str, fleet: CommandLine) -> None:
    words, wanted = REFUSED[case]
    with ScriptedServer([responds(200, b"{}")]) as server:
        done = fleet.at(server.url).here("devices", "register", *words)
    assert (done.code, done.out, server.connections) == (2, "", 0)
    assert wanted in done.err


def test_a_dry_run_is_what_is_sent(fleet: CommandLine) -> None:
    words = (
        "devices",
        "register",
        *NAMED,
        "--note",
        "Größe",
        "--serial",
        "9007199254740993",
    )
    answer = b'{"deviceId":"d_1"}'
    with ScriptedServer([responds(200, answer)]) as server:
        dry = fleet.at(server.url).here(*words, "--dry-run")
        assert server.connections == 0
        assert fleet.at(server.url).here(*words).code == 0
    (request,) = server.requests
    head, _, body = request.decode().partition("\r\n\r\n")
    line, *headers = head.split("\r\n")
    dry_line, *dry_headers = dry.out.split("\n\n")[0].split("\n")
    assert dry_line == f"POST {server.url}{line.split()[1]}"
    assert dry.out.split("\n\n", 1)[1] == f"{body}\n"
    ours = {"host", "content-length", "x-request-id", "connection"}
    assert {_name(each) for each in headers} - ours == {
        _name(each) for each in dry_headers
    } - ours
    kept = {each for each in dry_headers if _name(each) not in ours}
    assert kept <= {*headers} - {"authorization: Bearer token"} | {
        "authorization: Bearer ***"
    }


def test_a_dry_run_needs_no_server(fleet: CommandLine) -> None:
    done = fleet.here("devices", "register", *NAMED, "--dry-run")
    assert done.code == 0, done.err
    line, *_ = done.out.split("\n")
    assert line.startswith("POST https://server.invalid/api/v1/actions/invoke/")
    assert fleet.here("devices", "register", *NAMED).code == 2


def _name(header: str) -> str:
    return header.partition(":")[0].lower()

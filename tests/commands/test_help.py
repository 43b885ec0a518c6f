"""What a command line says of itself, and what that costs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nexigon_gen.runtime.cli.exit_codes import EXIT_CODES
from nexigon_gen.runtime.cli.flags import takes
from nexigon_gen.runtime.cli.options import OPTIONS
from support.command import python
from support.commands import CommandLine, command_line
from support.specs import VALID

HEAVY = (
    "pydantic",
    "httpx2",
    "asyncio",
    "ssl",
    "json",
    "fleet.client",
    "fleet.devices.types",
)


def test_the_program(fleet: CommandLine) -> None:
    done = fleet.here("--help")
    assert done.code == 0
    for wanted in ("devices  Devices in the field.", "FLEET_TOKEN", "--completion"):
        assert wanted in done.out
    for code, text in EXIT_CODES.items():
        assert f"{code:<3}  {text}" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_a_namespace(fleet: CommandLine) -> None:
    done = fleet.here("devices", "--help")
    assert (done.code, "Deprecated. Remove a device." in done.out) == (0, True)


def test_an_action(fleet: CommandLine) -> None:
    done = fleet.here("devices", "register", "--help")
    assert done.code == 0
    for wanted in (
        "Usage: fleet devices register --name TEXT [--FLAG VALUE]...",
        "  --name",
        "Text, of length 1 to 16.",
        "  --source.kind",
        "One of Git, Image, Note, Nothing.",
        "If kind is Git.",
        "A note; null takes it away. Text. May be null.",
        "KEY=VALUE",
        "Its colour. One of Red (1), Green (3), DarkBlue (10).",
        "One of Hello (10), Beat (1).",
        "If op is Hello.",
        "One of '', -, @at, 'two words', 'a,b', git:main, git:next:one.",
    ):
        assert " ".join(wanted.split()) in " ".join(done.out.split())
    assert "--yes" not in done.out
    assert "--yes" in fleet.here("devices", "remove", "--help").out
    found = fleet.here("devices", "move", "--help").out
    asked = "--device-id TEXT --to.city TEXT --source.kind Git|Image|Note|Nothing"
    assert f"Usage: fleet devices move {asked} [--FLAG VALUE]..." in " ".join(
        found.split()
    )
    found = fleet.here("devices", "list", "--help").out
    assert "of this Status; see `[Found]` and [others]." in " ".join(found.split())
    found = fleet.here("devices", "find", "--help").out
    assert "Found    device-id, name, status, serial (success)" in found


def test_the_bounds_of_a_number_are_said_once() -> None:
    assert takes("u8") == "a whole number, 0 to 255"
    assert takes("u8", "1 to 100") == "a whole number, 1 to 100"
    assert takes("f64", "at least 0").endswith("-Infinity, at least 0")


@pytest.mark.parametrize("words", [(), ("devices",), ("--output", "json")])
def test_too_few_words(words: tuple[str, ...], fleet: CommandLine) -> None:
    done = fleet.here(*words)
    assert (done.code, done.out) == (2, "")
    assert "Usage: " in done.err


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("devcies",), "did you mean devices?"),
        (("devices", "fnid"), "did you mean find?"),
        (("devices", "xyz"), "see fleet devices --help"),
    ],
)
def test_mistakes(words: tuple[str, ...], wanted: str, fleet: CommandLine) -> None:
    done = fleet.here(*words)
    assert (done.code, wanted in done.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (("--help",), {}),
        (("devices", "register", "--help"), {}),
        (("devices", "register", "--s"), {"_FLEET_COMPLETE": "bash"}),
    ],
    ids=["program", "action", "completion"],
)
def test_help_loads_nothing_heavy(
    words: tuple[str, ...], variables: dict[str, str], fleet: CommandLine
) -> None:
    program = (
        "import sys; from fleet.__main__ import main; code = main(); "
        f"print(*sys.modules.keys() & {set(HEAVY)}, file=sys.stderr); sys.exit(code)"
    )
    done = python(
        fleet.folder, "-c", program, *words, path=(fleet.folder,), **variables
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert done.stdout


def test_schemas(fleet: CommandLine) -> None:
    program = json.loads(fleet.here("--schema").out)
    assert program["namespaces"][0]["actions"][:2] == ["find", "list"]
    assert program["options"].keys() == {f"--{each}" for each in OPTIONS}
    space = json.loads(fleet.here("devices", "--schema").out)
    assert [each["name"] for each in space["actions"]][:2] == ["find", "list"]
    action = json.loads(fleet.here("devices", "find", "--schema").out)
    assert action["outcomes"] == ["Found", "Missing", "Moved"]
    assert action["request"]["required"] == ["deviceId"]
    assert "Found" in json.dumps(action["response"])


def test_a_template_is_a_request(fleet: CommandLine) -> None:
    at = fleet.at("https://fleet.example.com")
    template = at.here("devices", "register", "--template")
    assert template.code == 0
    done = at.here(
        "devices", "register", "--json", "-", "--dry-run", input=template.out
    )
    assert done.code == 0, done.err
    assert (
        json.loads(done.out.rpartition("\n\n")[2]).keys()
        == json.loads(template.out).keys()
    )


def test_defaults_are_on_one_line(tmp_path: Path) -> None:
    line = command_line(tmp_path, "sdk_defaults_help", VALID["defaults"])
    out = " ".join(line.here("defaults", "change", "--help").out.split())
    for wanted in ("[]", '["main", "other"]', '{"per minute": 60, "day": 1000}'):
        assert f"Default: {wanted}." in out

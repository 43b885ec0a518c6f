"""An API as large as the real Hub's: every action is a command, most with flags alone."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from synthetic import hub as synthetic

from nexigon_gen.backends.python.samples import samples_of
from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.ir.jsontext import plain
from nexigon_gen.ir.sample import Samples
from nexigon_gen.ir.terms import Json, JsonObject
from nexigon_gen.text.report import Report
from support.command import python
from support.commands import command_line, with_commands
from support.sdk import is_runtime, write
from support.specs import VALID, compiled


@pytest.mark.integration
def test_every_action_is_called(tmp_path: Path) -> None:
    specs = synthetic.write(tmp_path)
    line = command_line(tmp_path, "synthetic_hub", *specs)
    at = line.at("https://hub.example.com")
    api = compiled(*specs)
    settings = GenerationSettings(outputs=frozenset({Output.CLI, Output.DOCS}))
    sdk, samples = samples_of(api, settings, Report()), Samples(api)
    assert at.here("--help").code == 0
    called = with_flags = 0
    for space in api.namespaces:
        for action in space.actions:
            request = samples.request(action.request)
            command = sdk.call(space.name, action, request).command
            _, *words = shlex.split(command.replace("\\\n", ""))
            assert at.here(*words[:2], "--help").code == 0
            secrets = dict.fromkeys(re.findall(r"env:(\w+)", command), "secret")
            done = at.here(*words, "--dry-run", **secrets)
            assert done.code == 0, (command, done.err)
            by_json = at.here(
                *(*words[:2], "--json", "-", "--dry-run"),
                input=json.dumps(plain(request)),
            )
            assert _sent(done.out) == _sent(by_json.out)
            called += 1
            plainer = sdk.call(space.name, action, _without_any(request)).command
            with_flags += not re.search(r"'[\[{]", plainer)
    assert called == synthetic.ACTIONS
    assert with_flags >= 0.8 * called, with_flags


def _without_any(value: Json) -> Json:
    """The same with a number for whatever may be anything, and nothing empty, which has
    to be written as JSON."""
    match value:
        case JsonObject(members=(("key", "value"),)):
            return 1
        case JsonObject(members=members):
            inner = ((key, _without_any(held)) for key, held in members)
            return JsonObject(tuple((key, held) for key, held in inner if held != ()))
        case tuple():
            return tuple(map(_without_any, value))
        case _:
            return value


def _sent(dry: str) -> object:
    return json.loads(dry.rpartition("\n\n")[2])


@pytest.mark.integration
@pytest.mark.parametrize(
    "tool",
    [
        ("black", "--check", "-q", "--target-version=py311"),
        ("ruff", "check", "-q", "--isolated"),
    ],
    ids=lambda tool: tool[0],
)
def test_tables_are_clean(tool: tuple[str, ...], tmp_path: Path) -> None:
    for name, spec in VALID.items():
        files = with_commands(spec, package=f"sdk_{name}")
        write((each for each in files if not is_runtime(each)), tmp_path)
    paths = [*tmp_path.rglob("cli.py"), *tmp_path.rglob("__main__.py")]
    assert len(paths) > len(VALID)
    done = python(tmp_path, "-m", *tool, *map(str, paths))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.integration
def test_types_are_checked(tmp_path: Path) -> None:
    write(with_commands(VALID["taggings"], package="sdk"), tmp_path)
    done = python(tmp_path, "-m", "mypy", "--strict", "-p", "sdk")
    assert done.returncode == 0, done.stdout + done.stderr

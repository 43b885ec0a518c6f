"""docs/command-line.md does what it says, against the example Hub."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from examples.hub.service import Projects
from nexigon_gen.runtime.cli.exit_codes import EXIT_CODES
from nexigon_gen.runtime.cli.options import OPTIONS
from support.commands import CommandLine, command_line
from support.specs import ROOT

from .pages import page
from .running import uvicorn

PAGE = page("docs/command-line.md")
_RANDOM = re.compile(r"\b(p|dt)_[0-9A-Za-z]{22}\b|request id [0-9a-f]{32}")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    """The command line of the example Hub, with the program on its path."""
    folder = tmp_path_factory.mktemp("hub")
    line = command_line(folder, "nexigon_hub", ROOT / "spec" / "projects.yaml")
    (folder / "bin").mkdir()
    program = folder / "bin" / "nexigon-hub"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{folder}" exec "{sys.executable}" -m nexigon_hub "$@"\n'
    )
    program.chmod(0o755)
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "examples.hub", "--port", "0", "--seed-demo"),
            *("--db", str(folder / "hub.db")),
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'generated'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    url = process.stdout.readline().removeprefix("url: ").strip()
    token = process.stdout.readline().removeprefix("token: ").strip()
    path = f"{folder / 'bin'}{os.pathsep}{line.environment['PATH']}"
    environment = {**line.at(url, token).environment, "PATH": path}
    try:
        yield CommandLine(folder, line.package, environment)
    finally:
        process.terminate()
        process.communicate()


def bash(script: str, hub: CommandLine) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", script],
        cwd=hub.folder,
        env=dict(hub.environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def commands(blocks: list[str]) -> Iterator[tuple[str, str]]:
    """The commands of a page, with what it says that they print."""
    for block in blocks:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines(keepends=True)
            command = lines.pop(0)
            while lines and lines[0].startswith("> "):
                command += lines.pop(0)[2:]
            yield command, "".join(lines)


def check(first: str, blocks: list[str], hub: CommandLine) -> None:
    """Runs the commands of a page, one after the other in one shell."""
    shown = [*commands(blocks)]
    assert shown
    done = bash(first + "".join(command for command, _ in shown), hub)
    wanted = "".join(printed for _, printed in shown)
    assert _RANDOM.sub("…", done.stdout) == _RANDOM.sub("…", wanted)


@pytest.mark.integration
def test_the_page(hub: CommandLine) -> None:
    first = (
        "first=$(nexigon-hub projects query --field projects.0.project_id)\n"
        'ORGANIZATION=$(nexigon-hub projects query-audit-log --project-id "$first"'
        " --field events.1.data.organizationId)\n"
    )
    check(first, PAGE.blocks("console"), hub)


@pytest.mark.integration
def test_the_readme(hub: CommandLine, tmp_path: Path) -> None:
    page("README.md").write_files(tmp_path)
    found = page("README.md").blocks("console")
    with uvicorn(tmp_path) as port:
        at = hub.at(f"http://127.0.0.1:{port}", "org_sk_1")
        check("", [each for each in found if "nexigon-hub" in each], at)


@pytest.mark.integration
def test_the_tour(hub: CommandLine) -> None:
    script = ROOT / "examples" / "hub" / "tour.sh"
    done = bash(str(script), hub)
    assert done.returncode == 0, done.stdout
    assert "s3cret" not in done.stdout
    assert done.stdout.endswith("exit code: 3\n")


def test_the_tour_calls_each_action() -> None:
    text = (ROOT / "examples" / "hub" / "tour.sh").read_text("utf-8")
    called = {*re.findall(r"(?<![-\w])hub ([a-z][a-z-]+)", text)}
    served = (each for each in vars(Projects) if not each.startswith("_"))
    assert called == {each.replace("_", "-") for each in served}


def test_each_option_and_exit_code_is_there() -> None:
    silent = {"version", "help", "completion", "json", "yes"}
    assert all(f"`--{name}" in PAGE.text for name in OPTIONS if name not in silent)
    assert all(f"| {code} | " in PAGE.text for code in EXIT_CODES)

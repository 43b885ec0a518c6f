"""Make, Ninja and CMake with the recipes of the guide: they generate when something
changed, whatever it is, and only then."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docs.test_build_step import blocks

from support.specs import ROOT

from .test_scenarios import environment

pytestmark = pytest.mark.integration

_SETTINGS = """
[tool.nexigon-gen]
specs = ["api $1"]
output = "src"
package = "hub_sdk"
outputs = ["types"]
"""
_COMMON = """\
spec: 1
api: Demo
namespace: common
docs: Common.
types:
  Name: string -- A name.
"""
_TOOLS = {
    "Make": ("Makefile", "make", "make sdk.stamp"),
    "Ninja": ("build.ninja", "ninja", "ninja"),
    "CMake": ("CMakeLists.txt", "cmake", "cmake -S . -B build && cmake --build build"),
}


@pytest.fixture(params=_TOOLS)
def project(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A project that is built by a tool, and the command that builds it."""
    title: str = request.param
    file, tool, command = _TOOLS[title]
    if shutil.which(tool) is None:
        pytest.skip(f"there is no {tool} here")
    folder = tmp_path / "a project"
    api = folder / "api $1"
    api.mkdir(parents=True)
    things = (ROOT / "tests/cli/files/things.yaml").read_text()
    things = things.replace(
        "docs: Things.", "docs: Things.\nimports:\n  common: [Name]"
    )
    (api / "things.yaml").write_text(things.replace("name: string", "name: Name"))
    (api / "common.yaml").write_text(_COMMON)
    (folder / "pyproject.toml").write_text(_SETTINGS)
    (folder / file).write_text(blocks(title, title.lower())[0])
    return folder, command


def build(project: tuple[Path, str]) -> bool:
    """Builds; whether the tool ran."""
    folder, command = project
    counter = folder.parent / "bin"
    counter.mkdir(exist_ok=True)
    script = counter / "nexigon-gen"
    script.write_text(
        f'#!/bin/sh\necho >> "{counter}/runs"\nexec {sys.executable} -m nexigon_gen "$@"\n'
    )
    script.chmod(0o755)
    runs = counter / "runs"
    runs.write_text("")
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment(counter),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return runs.read_text() != ""


def later(path: Path) -> None:
    """Makes a file newer than all that was built."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10_000_000_000))


def test_what_changed_is_generated_and_nothing_else(project: tuple[Path, str]) -> None:
    folder, _ = project
    types = folder / "src/hub_sdk/common/types.py"
    assert build(project)
    assert types.exists()
    assert not build(project)
    common = folder / "api $1/common.yaml"
    common.write_text(_COMMON.replace("A name.", "Another name."))
    later(common)
    assert build(project)
    assert "Another name." in types.read_text()


def test_a_new_spec_is_seen(project: tuple[Path, str]) -> None:
    folder, _ = project
    build(project)
    new = folder / "api $1/rooms.yaml"
    new.write_text(_COMMON.replace("common", "rooms"))
    later(new.parent)
    assert build(project)
    assert (folder / "src/hub_sdk/rooms/types.py").exists()


def test_a_spec_may_go(project: tuple[Path, str]) -> None:
    folder, _ = project
    new = folder / "api $1/rooms.yaml"
    new.write_text(_COMMON.replace("common", "rooms"))
    build(project)
    new.unlink()
    later(new.parent)
    assert build(project)
    assert not (folder / "src/hub_sdk/rooms").exists()

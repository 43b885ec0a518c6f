"""Installations from a git address, line by line as the README has them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from support.specs import ROOT

from .building import RUNNING, programs, repository

pytestmark = pytest.mark.integration

_LINES = re.findall(
    r"^\$ ((?:pip|uv|pipx) .*)$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
)


@pytest.fixture(scope="module")
def bin(shared: Path) -> Path:
    """The commands."""
    return programs(shared / "installers", "uv", "pipx")


def test_each_installer_has_a_line() -> None:
    assert [each.split()[0] for each in _LINES] == ["pip", "uv", "pipx"]


@pytest.mark.parametrize("line", _LINES)
def test_a_line(line: str, bin: Path, tmp_path: Path) -> None:
    ours = repository(tmp_path / "nexigon-gen")
    home = tmp_path / "home"
    command = re.sub(r"git\+https://[^\s\"]+", f"git+file://{ours}", line)
    home.mkdir()
    environment = {
        **os.environ,
        "PATH": f"{bin}:{os.environ['PATH']}",
        "HOME": str(home),
        "PIPX_HOME": str(home / "pipx"),
        "PIPX_BIN_DIR": str(home / "bin"),
        "UV_TOOL_DIR": str(home / "uv"),
        "UV_TOOL_BIN_DIR": str(home / "bin"),
        "UV_PYTHON": str(RUNNING.path),
    }
    if command.startswith("pip "):
        made = RUNNING.environment(home / "venv")
        command = f"{made.path} -m {command}"
        (home / "bin").symlink_to(made.path.parent)
    done = subprocess.run(
        shlex.split(command),
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = subprocess.run(
        [home / "bin/nexigon-gen", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.startswith("nexigon-gen ")

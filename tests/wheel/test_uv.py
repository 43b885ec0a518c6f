"""A workspace of uv whose member is generated, as the guide has it, from our wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from docs.test_build_step import blocks

from support.specs import ROOT

from .building import RUNNING, Python, contents, programs

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def uv(shared: Path) -> Path:
    """The command."""
    return programs(shared / "uv", "uv") / "uv"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A project whose SDK is a member of its own."""
    member, top = blocks("uv", "toml")
    folder = tmp_path / "shop"
    sdk = folder / "packages/hub-sdk"
    (sdk / "api").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(top)
    (sdk / "pyproject.toml").write_text(member)
    shutil.copy(ROOT / "tests/cli/files/things.yaml", sdk / "api")
    return folder


def _run(uv: Path, workspace: Path, wheel: Path, *arguments: str) -> str:
    ours = ("--find-links", str(wheel.parent), "--python", str(RUNNING.path))
    done = subprocess.run(
        [uv, *arguments, *ours],
        cwd=workspace,
        env={**os.environ, "UV_CACHE_DIR": str(workspace.parent / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_workspace(uv: Path, workspace: Path, wheel: Path) -> None:
    _run(uv, workspace, wheel, "sync")
    installed = Python(workspace / ".venv/bin/python")
    program = "from hub_sdk.things import GetThingAction; print(GetThingAction.__doc__)"
    before = installed.run("-c", program, cwd=workspace)
    spec = workspace / "packages/hub-sdk/api/things.yaml"
    text = spec.read_text()
    (docs,) = [each for each in text.splitlines() if each.endswith("docs: Things.")]
    spec.write_text(text.replace(docs, "docs: Other things."))
    _run(uv, workspace, wheel, "sync")
    types = workspace / "packages/hub-sdk/src/hub_sdk/things/__init__.py"
    assert "Other things." in types.read_text()
    assert installed.run("-c", program, cwd=workspace) == before


def test_a_build(uv: Path, workspace: Path, wheel: Path) -> None:
    _run(uv, workspace, wheel, "build", "--package", "hub-sdk", "--out-dir", "dist")
    (built,) = (workspace / "dist").glob("*.whl")
    assert "hub_sdk/things/types.py" in contents(built)
    assert [*(workspace / "dist").glob("*.tar.gz")]

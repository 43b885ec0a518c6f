"""The GitHub Action: its steps, carried out as the runner carries them out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from docs.test_build_step import blocks

from support.specs import ROOT

from .building import RUNNING, once

pytestmark = pytest.mark.integration

_ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
_SETTINGS = '[tool.nexigon-gen]\nspecs = ["api"]\noutput = "src"\noutputs = ["types"]\n'


@pytest.fixture(scope="module")
def bin(shared: Path) -> Path:
    """What `setup-python` puts first into the path."""

    def make(folder: Path) -> None:
        RUNNING.environment(folder / "venv")

    return once(shared / "action", make) / "venv" / "bin"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project without its output."""
    folder = tmp_path / "shop"
    (folder / "api").mkdir(parents=True)
    shutil.copy(ROOT / "tests/cli/files/things.yaml", folder / "api")
    (folder / "pyproject.toml").write_text(_SETTINGS)
    return folder


def _steps(wheel: Path, **inputs: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The scripts and their variables, with the expressions of the runner filled in."""
    values = {f"inputs.{n}": each["default"] for n, each in _ACTION["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()}
    values["github.action_path"] = str(wheel)
    for step in _ACTION["runs"]["steps"]:
        if "uses" in step:
            assert step["uses"].startswith("actions/setup-python@")
            continue
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
        variables = {
            name: re.sub(r"\$\{\{ ([\w.]+) \}\}", lambda found: values[found[1]], text)
            for name, text in step.get("env", {}).items()
        }
        yield step["run"], variables


def _act(shop: Path, bin: Path, wheel: Path, **inputs: str) -> tuple[int, str]:
    """The exit code of the job and what it prints."""
    printed = ""
    for script, variables in _steps(wheel, **inputs):
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=shop,
            env={**os.environ, **variables, "PATH": f"{bin}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        printed += done.stdout + done.stderr
        if done.returncode:
            return done.returncode, printed
    return 0, printed


def test_what_is_not_up_to_date(shop: Path, bin: Path, wheel: Path) -> None:
    code, printed = _act(shop, bin, wheel)
    assert code == 1
    assert re.search(
        r"^::error .*file=src/demo/things/types\.py", printed, re.MULTILINE
    )
    assert _act(shop, bin, wheel, arguments="")[0] == 0
    assert (shop / "src/demo/things/types.py").exists()
    assert _act(shop, bin, wheel)[0] == 0


def test_another_version(shop: Path, bin: Path, wheel: Path) -> None:
    code, printed = _act(shop, bin, wheel, version="nexigon-gen==0.0.0")
    assert code
    assert "0.0.0" in printed


def test_the_guide_uses_it() -> None:
    """What it passes are inputs of the action."""
    (text,) = blocks("GitHub Actions", "yaml")
    for step in yaml.safe_load(text)["steps"]:
        assert {*step.get("with", {})} <= {*_ACTION["inputs"]}


def test_lint(tmp_path: Path) -> None:
    if shutil.which("actionlint") is None:
        pytest.skip("there is no actionlint here")
    (text,) = blocks("GitHub Actions", "yaml")
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    workflow = tmp_path / ".github/workflows/check.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(f"on: push\njobs:\n  sdk:\n    runs-on: ubuntu-latest\n{lines}")
    subprocess.run(["actionlint", str(workflow)], check=True)

"""The GitHub Actions, for output that is not up to date and for changes that break."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from support.specs import ROOT

from .acting import Action
from .building import git, programs, repository

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def bin(shared: Path) -> Path:
    """What `setup-python` puts first into the path."""
    return programs(shared / "action")


def test_what_is_not_up_to_date(shop: Path, bin: Path, wheel: Path) -> None:
    action = Action(ROOT / "action.yml", wheel)
    code, printed = action.run(shop, bin)
    assert code == 1
    assert re.search(
        r"^::error .*file=src/demo/things/types\.py", printed, re.MULTILINE
    )
    assert action.run(shop, bin, arguments="")[0] == 0
    assert (shop / "src/demo/things/types.py").exists()
    assert action.run(shop, bin)[0] == 0


def test_another_version(shop: Path, bin: Path, wheel: Path) -> None:
    action = Action(ROOT / "action.yml", wheel)
    code, printed = action.run(shop, bin, version="nexigon-gen==0.0.0")
    assert code
    assert "0.0.0" in printed


@pytest.fixture
def clone(shop: Path, tmp_path: Path) -> Path:
    """What `checkout` gets of a pull request: one commit, in which an argument became
    necessary."""
    git(shop, "init", "-q", "-b", "main")
    git(shop, "add", "-A")
    git(shop, "commit", "-qm", "One")
    git(shop, "switch", "-qc", "change")
    path = shop / "api/things.yaml"
    head, rest = path.read_text("utf-8").split("GetThingAction:\n")
    path.write_text(f"{head}GetThingAction:\n        region: string -- Region.\n{rest}")
    git(shop, "commit", "-qam", "Two")
    folder = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{shop}", str(folder))
    return folder


def test_changes_that_break(
    clone: Path, bin: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = repository(tmp_path / "nexigon-gen")
    action = Action(ROOT / "compat" / "action.yml", ours / "compat")
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    event = {
        "github.base_ref": "main",
        "github.event.repository.default_branch": "change",
    }
    code, printed = action.run(clone, bin, event, spec="api")
    assert code == 1, printed
    told = r"^::error title=nexigon-gen NXC201,file=api/things\.yaml,line=15,"
    assert re.search(told, printed, re.MULTILINE), printed
    assert "🔴 breaking | required field `region: string`" in summary.read_text("utf-8")
    event["github.base_ref"] = ""  # a push: there, the branch is compared with itself
    assert action.run(clone, bin, event, spec="api") == (0, "")
    code, _ = action.run(
        clone, bin, event, spec="api", base="main", arguments="--audience server"
    )
    assert code == 0


_GUIDES = {"build-step.md": "action.yml", "evolution.md": "compat/action.yml"}


@pytest.mark.parametrize("name", _GUIDES)
def test_the_guide_uses_it(name: str) -> None:
    """What it passes are inputs of the action."""
    action = Action(ROOT / _GUIDES[name], ROOT)
    for step in yaml.safe_load(_workflow(name))["steps"]:
        assert {*step.get("with", {})} <= action.inputs


@pytest.mark.parametrize("name", _GUIDES)
def test_lint(name: str, tmp_path: Path) -> None:
    if shutil.which("actionlint") is None:
        pytest.skip("there is no actionlint here")
    lines = "".join(f"    {line}\n" for line in _workflow(name).splitlines())
    workflow = tmp_path / ".github/workflows/check.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text(f"on: push\njobs:\n  sdk:\n    runs-on: ubuntu-latest\n{lines}")
    subprocess.run(["actionlint", str(workflow)], check=True)


def _workflow(name: str) -> str:
    """The steps that a guide shows."""
    text = (ROOT / "docs" / name).read_text("utf-8")
    found = re.search(r"^```yaml\n(steps:\n.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]

"""The hooks of this repository, run by pre-commit in another one."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .building import Python, git, programs, repository

pytestmark = pytest.mark.integration


@pytest.fixture(scope="module")
def pre_commit(shared: Path) -> Python:
    return Python(programs(shared / "pre-commit", "pre-commit") / "python")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that has the hooks."""
    return repository(tmp_path_factory.mktemp("hooks") / "nexigon-gen")


def _use(shop: Path, ours: Path, *names: str) -> None:
    hooks = "".join(f"      - id: {name}\n" for name in names)
    (shop / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {ours}\n    rev: {git(ours, 'rev-parse', 'HEAD')}\n    hooks:\n{hooks}"
    )
    git(shop, "init", "-q")
    git(shop, "add", "-A")


def _run(pre_commit: Python, shop: Path, ours: Path) -> tuple[int, str]:
    done = subprocess.run(
        [pre_commit.path, "-m", "pre_commit", "run", "--all-files"],
        cwd=shop,
        env={**os.environ, "PRE_COMMIT_HOME": str(ours.parent / "home")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_output_and_form(pre_commit: Python, shop: Path, ours: Path) -> None:
    _use(shop, ours, "nexigon-gen", "nexigon-gen-fmt")
    code, told = _run(pre_commit, shop, ours)
    assert code == 1, told  # the files are new, and git knows none of them
    assert (shop / "src/demo/things/types.py").exists(), told
    git(shop, "add", "-A")
    code, told = _run(pre_commit, shop, ours)
    assert code == 0, told
    spec = shop / "api/things.yaml"
    spec.write_text(spec.read_text().replace("docs: Things.", "docs:   'Things.'"))
    code, told = _run(pre_commit, shop, ours)
    assert code == 1, told
    assert "docs: Things." in spec.read_text(), told


def test_changes_that_break(pre_commit: Python, shop: Path, ours: Path) -> None:
    _use(shop, ours, "nexigon-gen-compat")
    git(shop, "commit", "-qm", "One")
    code, told = _run(pre_commit, shop, ours)
    assert code == 0, told
    spec = shop / "api/things.yaml"
    text = spec.read_text()
    for name, expected in (("region", 1), ("region?", 0)):
        added = f"GetThingAction:\n        {name}: string -- Region.\n"
        spec.write_text(text.replace("GetThingAction:\n", added))
        git(shop, "add", "-A")
        code, told = _run(pre_commit, shop, ours)
        assert code == expected, told
        assert ("NXC201" in told) == bool(expected), told

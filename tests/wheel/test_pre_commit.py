"""The hooks of this repository, run by pre-commit in another one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from support.specs import ROOT

from .building import RUNNING, Python, git, once, repository

pytestmark = pytest.mark.integration

_SETTINGS = '[tool.nexigon-gen]\nspecs = ["api"]\noutput = "src"\noutputs = ["types"]\n'


@pytest.fixture(scope="module")
def pre_commit(shared: Path) -> Python:
    def make(folder: Path) -> None:
        RUNNING.environment(folder / "venv", "pre-commit")

    return Python(once(shared / "pre-commit", make) / "venv" / "bin" / "python")


def test_the_hooks(pre_commit: Python, tmp_path: Path) -> None:
    ours = repository(tmp_path / "nexigon-gen")
    shop = tmp_path / "shop"
    (shop / "api").mkdir(parents=True)
    shutil.copy(ROOT / "tests/cli/files/things.yaml", shop / "api")
    (shop / "pyproject.toml").write_text(_SETTINGS)
    hooks = "".join(
        f"      - id: {name}\n" for name in ("nexigon-gen", "nexigon-gen-fmt")
    )
    (shop / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {ours}\n    rev: {git(ours, 'rev-parse', 'HEAD')}\n    hooks:\n{hooks}"
    )
    git(shop, "init", "-q")
    git(shop, "add", "-A")

    def run() -> tuple[int, str]:
        done = subprocess.run(
            [pre_commit.path, "-m", "pre_commit", "run", "--all-files"],
            cwd=shop,
            env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    code, told = run()
    assert code == 1, told  # the files are new, and git knows none of them
    assert (shop / "src/demo/things/types.py").exists(), told
    git(shop, "add", "-A")
    code, told = run()
    assert code == 0, told
    spec = shop / "api/things.yaml"
    spec.write_text(spec.read_text().replace("docs: Things.", "docs:   'Things.'"))
    code, told = run()
    assert code == 1, told
    assert "docs: Things." in spec.read_text(), told

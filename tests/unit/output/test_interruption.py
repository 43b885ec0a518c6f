"""Runs that are cut short, and what the next run makes of what they left."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from nexigon_gen.output.disk import compare, read_manifest
from nexigon_gen.output.manifest import Manifest
from nexigon_gen.output.plan import Fate
from support.integration import apart

from .folders import artifacts, generate, tree

FIRST = {"a.py": "first a\n", "b.py": "first b\n", "c.py": "first c\n"}
SECOND = {"a.py": "second a\n", "b.py": "second b\n", "d/e.py": "second e\n"}
THIRD = {"a.py": "third a\n", "b.py": "third b\n", "d/e.py": "third e\n"}

# Kills itself at the nth change of the disk, as the system would.
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from nexigon_gen.output.execution import apply
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.output.disk import compare

root, left, files = Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3])

def watch(event, arguments):
    global left
    if event in ("os.rename", "os.remove"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
apply(root, compare(root, [Artifact(*each) for each in files.items()]))
"""

CHANGES = 6
"""The manifest, a removal, three files, and the manifest again."""


def generate_and_die(root: Path, after: int, files: dict[str, str]) -> int:
    """Runs in another process that ends after some changes; gives its exit code."""
    command = [sys.executable, "-c", PROGRAM, str(root), str(after), json.dumps(files)]
    return subprocess.run(command, check=False).returncode


def test_the_count_of_changes(tmp_path: Path) -> None:
    generate(tmp_path, FIRST)
    assert generate_and_die(tmp_path, CHANGES, SECOND) == 0


@pytest.mark.parametrize("after", range(CHANGES))
def test_the_next_run_finishes(tmp_path: Path, after: int) -> None:
    generate(tmp_path, FIRST)
    assert generate_and_die(tmp_path, after, SECOND) == -signal.SIGKILL
    generate(tmp_path, SECOND)
    assert tree(tmp_path) == SECOND
    assert read_manifest(tmp_path) == Manifest.of(artifacts(SECOND))


@pytest.mark.parametrize("again", range(CHANGES - 1))
@pytest.mark.parametrize("after", apart([2, 3, 5], 3))
def test_another_spec_after_two_deaths(tmp_path: Path, after: int, again: int) -> None:
    generate(tmp_path, FIRST)
    generate_and_die(tmp_path, after, SECOND)
    generate_and_die(tmp_path, again, THIRD)
    generate(tmp_path, FIRST)
    assert tree(tmp_path) == FIRST


@pytest.mark.parametrize("after", range(CHANGES))
def test_no_file_of_others_is_taken_for_ours(tmp_path: Path, after: int) -> None:
    generate(tmp_path, FIRST)
    generate_and_die(tmp_path, after, SECOND)
    (tmp_path / "d").mkdir(exist_ok=True)
    (tmp_path / "d/e.py").write_text("mine\n")
    plan = compare(tmp_path, artifacts(THIRD))
    assert plan.paths(Fate.REFUSE) == ("d/e.py",)

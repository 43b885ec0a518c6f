"""Runs into one folder at the same time, some of which are killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nexigon_gen.output import lock
from nexigon_gen.output.disk import read_manifest
from nexigon_gen.output.lock import held
from nexigon_gen.output.manifest import Manifest
from support.integration import apart

from .folders import artifacts, generate, tree

# What the tool does, in processes that cost little: each run is a fork of one program.
PROGRAM = """
import os, random, signal, sys, time
from pathlib import Path
from nexigon_gen.output.execution import apply
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.output.disk import compare, read_manifest
from nexigon_gen.output.lock import held
from nexigon_gen.output.manifest import Manifest

root, letters, rounds, kill = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]

def state(letter):
    # Some files of all states, some of their own, in folders that come and go.
    names = [f"{n}.py" for n in range(4)] + [f"own/{letter}/{n}.py" for n in range(3)]
    return [Artifact(name, letter * 20_000) for name in names]

def run(letter):
    with held(root, write=True):
        plan = compare(root, state(letter))
        assert not [step for step in plan.steps if step.why], plan.steps
        apply(root, plan)

def start(letter):
    child = os.fork()
    if not child:
        code = 1
        try:
            run(letter)
            code = 0
        finally:
            os._exit(code)
    return child

def is_state(letter):
    found = {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}
    files = state(letter)
    assert found == {".nexigon-gen.json", *(each.path for each in files)}, found
    assert all((root / each.path).read_text() == each.text for each in files)
    assert read_manifest(root) == Manifest.of(files)

for turn in range(rounds):
    children = [start(letter) for letter in letters]
    if kill == "kill":
        time.sleep(random.uniform(0, 0.008))
        victims = random.sample(children, random.randint(1, len(children)))
        for child in victims:
            os.kill(child, signal.SIGKILL)
    for child in children:
        _, status = os.waitpid(child, 0)
        assert status in (0, signal.SIGKILL if kill == "kill" else 0), status
    for path in root.rglob("*.py"):
        if not path.name.startswith("."):
            text = path.read_text()
            assert len(text) == 20_000 and len(set(text)) == 1, path
    if kill != "kill":
        letter = (root / "0.py").read_text()[0]
    else:
        letter = random.choice(letters)
        run(letter)
    is_state(letter)
"""
KILLS = 200 if os.environ.get("SOAK") else 60


def play(root: Path, letters: str, rounds: int, kill: str) -> None:
    """Rounds of runs at once, one a letter: the specs they are of."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root), letters, str(rounds), kill],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "letters", apart(["aaaaaaaa", "abcdefgh", "aabbccdd"], "aabbccdd")
)
def test_overlapping_runs_leave_the_output_of_one(tmp_path: Path, letters: str) -> None:
    play(tmp_path / "new/root", letters, 8, "")


@pytest.mark.parametrize("letters", apart(["aaa", "abc"], "abc"))
def test_after_kills_the_next_run_heals(tmp_path: Path, letters: str) -> None:
    play(tmp_path / "root", letters, KILLS // 2, "kill")


def test_a_lock_that_is_never_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with held(tmp_path, write=True):
        for write in (True, False):
            with (
                pytest.raises(TimeoutError, match="does not end") as caught,
                held(tmp_path, write=write),
            ):
                pass
            assert caught.value.filename == str(tmp_path)


def test_those_who_look_do_not_wait_for_each_other(tmp_path: Path) -> None:
    generate(tmp_path, {"a.py": ""})
    with held(tmp_path, write=False), held(tmp_path, write=False):
        assert tree(tmp_path) == {"a.py": ""}
    assert read_manifest(tmp_path) == Manifest.of(artifacts({"a.py": ""}))


def test_to_look_makes_no_folder(tmp_path: Path) -> None:
    with held(tmp_path / "missing", write=False):
        assert not (tmp_path / "missing").exists()

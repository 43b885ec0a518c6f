"""Two runs into one folder at the same time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from nexigon_gen.output.disk import read_manifest
from nexigon_gen.output.manifest import Manifest

from .folders import artifacts, tree

# Switches between two states many times, starting as soon as the other one is ready.
PROGRAM = """
import sys
from pathlib import Path
from nexigon_gen.output.apply import apply
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.output.disk import compare

root = Path(sys.argv[1])
states = [
    [Artifact(f"{number}.py", letter * 20_000) for number in range(5)]
    for letter in "ab"
]
print("ready", flush=True)
sys.stdin.readline()
for turn in range(10):
    plan = compare(root, states[turn % 2])
    if not any(step.why for step in plan.steps):
        apply(root, plan)
"""


def start(root: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_no_file_is_torn(tmp_path: Path) -> None:
    processes = [start(tmp_path), start(tmp_path)]
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        _, complaints = process.communicate()
        assert (process.returncode, complaints) == (0, "")
    files = tree(tmp_path)
    assert set(files) == {f"{number}.py" for number in range(5)}
    assert all(len(text) == 20_000 and len(set(text)) == 1 for text in files.values())
    manifest = read_manifest(tmp_path)
    assert manifest
    assert manifest.files.keys() == Manifest.of(artifacts(files)).files.keys()

"""Runs that are killed at random moments: each file is whole, and the next run heals."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .test_scenarios import HERE

pytestmark = pytest.mark.integration

RUN = (sys.executable, "-m", "nexigon_gen", "things.yaml", "-o", "out", "-q")
KINDS = (["--runtime", "copy"], ["--runtime", "package", "--outputs", "types"])
"""Outputs with few files in common."""
KILLS = 200


def tree(folder: Path) -> dict[str, bytes]:
    """Each file but the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".nexigon-gen.json"
    }


def test_kill_9(tmp_path: Path) -> None:
    shutil.copytree(HERE / "files", tmp_path, dirs_exist_ok=True)
    out = tmp_path / "out"
    whole: list[dict[str, bytes]] = []
    for kind in (*KINDS, KINDS[0]):
        start = time.monotonic()
        subprocess.run([*RUN, *kind], cwd=tmp_path, check=True)
        longest = time.monotonic() - start
        whole.append(tree(out))
    assert whole[0] == whole[2] != whole[1]
    moments = random.Random(1)
    killed = 0
    for turn in range(KILLS):
        process = subprocess.Popen([*RUN, *KINDS[(turn + 1) % 2]], cwd=tmp_path)
        time.sleep(moments.uniform(0.3, 1.1) * longest)
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        check_whole(out, whole)
    assert killed > KILLS / 4
    for number, kind in enumerate(KINDS):
        subprocess.run([*RUN, *kind], cwd=tmp_path, check=True)
        assert tree(out) == whole[number]
    assert not [*out.rglob("*.tmp")]


def check_whole(out: Path, whole: list[dict[str, bytes]]) -> None:
    """Each file is as one of the runs writes it; what is unfinished has a name of its
    own."""
    for path, content in tree(out).items():
        if not path.endswith(".tmp"):
            assert content in [each.get(path) for each in whole], path

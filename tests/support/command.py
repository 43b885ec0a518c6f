"""Python in a process of its own, which imports what the tests import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def python(
    folder: Path, *arguments: str, path: tuple[Path, ...] = (), **variables: str
) -> subprocess.CompletedProcess[str]:
    """Runs the interpreter in a folder; `path` comes first on `sys.path`, `variables`
    are those of the environment."""
    places = [*map(str, path), *map(os.path.abspath, sys.path)]
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places), **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def nexigon_gen(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs the command in a folder."""
    return python(folder, "-m", "nexigon_gen", *arguments)

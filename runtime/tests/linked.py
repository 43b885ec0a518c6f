"""Makes small packages whose modules refer to each other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

HEADER = """\
from __future__ import annotations
from typing import TYPE_CHECKING, Annotated, Literal, NewType, TypeAlias
from pydantic import Field
from nexigon_gen.runtime.model import *
"""


def write_package(folder: Path, modules: dict[str, str]) -> None:
    """Write the modules of a package `api`, each in a folder of its own."""
    (folder / "api").mkdir()
    (folder / "api" / "__init__.py").touch()
    for name, body in modules.items():
        space = folder / "api" / name
        space.mkdir()
        (space / "__init__.py").touch()
        (space / "types.py").write_text(HEADER + dedent(body))


def run(folder: Path, program: str) -> object:
    """Run a program that may `import api` in a fresh interpreter; what it prints."""
    path = [str(folder), *sys.path]
    header = f"import json, sys; sys.path[:] = {path!r}\n"
    header += "from nexigon_gen.runtime.codec import *\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", header + dedent(program)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    found: object = json.loads(done.stdout)
    return found

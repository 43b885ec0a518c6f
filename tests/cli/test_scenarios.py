"""Each folder of `scenarios` is a script and what it must print.

`run.sh` starts in a folder with the files of `files/` beside this test, and calls
`nexigon-gen` as a person would. `stdout`, `stderr` and `exit` (of the last command) are
what comes out; one that is missing stands for nothing, or for success. Setting
UPDATE_SCENARIOS=1 writes them.

Seconds, and counts of files above one, depend on other things and are blotted out.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from support.integration import apart

HERE = Path(__file__).parent
SCENARIOS = sorted(path.parent.name for path in HERE.glob("scenarios/*/run.sh"))
OUTPUTS = ("stdout", "stderr", "exit")


KEPT = (
    *("check_changed", "emit_openapi", "explain", "fmt_diff", "format_github"),
    *("foreign_file", "generate", "help", "leftover", "output_is_a_file"),
    *("spec_wrong", "symbolic_link", "unknown_option", "warnings_strict"),
)
"""The scenarios that `make test` is content with."""


@pytest.mark.parametrize("name", apart(SCENARIOS, *KEPT))
def test_scenario(name: str, tmp_path: Path) -> None:
    scenario = HERE / "scenarios" / name
    actual = play(scenario / "run.sh", tmp_path)
    if os.environ.get("UPDATE_SCENARIOS"):
        update(scenario, actual)
    assert actual == {name: expected(scenario / name) for name in OUTPUTS}


def play(script: Path, folder: Path) -> dict[str, str]:
    """Runs the script in a folder of its own; what came out, by `OUTPUTS`."""
    work = folder / "work"
    copytree(HERE / "files", work)
    command = folder / "bin/nexigon-gen"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m nexigon_gen "$@"\n')
    command.chmod(0o755)
    done = subprocess.run(
        ["sh", str(script)],
        cwd=work,
        env=environment(command.parent),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    code = "" if done.returncode == 0 else f"{done.returncode}\n"
    return {"stdout": blot(done.stdout), "stderr": blot(done.stderr), "exit": code}


def environment(commands: Path) -> dict[str, str]:
    """The environment of the tests, without what would change the output."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")
    }
    path = os.pathsep.join(map(os.path.abspath, sys.path))
    return kept | {
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": path,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def blot(text: str) -> str:
    """Makes the output the same for every run."""
    text = re.sub(r"\(\d+\.\d\d s\)", "(# s)", text)
    counts = r"\b(?:[2-9]|\d\d+)(?= (?:files|written|unchanged|removed|left)\b)"
    return re.sub(counts, "#", text)


def expected(path: Path) -> str:
    """What a file says; a missing one says nothing."""
    return path.read_text("utf-8") if path.exists() else ""


def update(scenario: Path, actual: dict[str, str]) -> None:
    """Makes the scenario expect what came out."""
    for name, text in actual.items():
        (scenario / name).unlink(missing_ok=True)
        if text:
            (scenario / name).write_text(text, "utf-8")

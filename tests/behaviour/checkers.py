"""The two type checkers, as a user would run them, and what they complain of."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from support.specs import ROOT

Complaints: TypeAlias = Mapping[Path, set[int]]
"""Lines with an error, by file."""

_MYPY = re.compile(r"(?P<file>.+?):(?P<line>\d+): error: ")


# The programs share one list of imports.
_LENIENT = {"reportUnusedImport": False, "reportWildcardImportFromLibrary": False}


def mypy(folder: Path, packages: Path = ROOT / "generated") -> Complaints:
    """The errors of `mypy --strict` in a folder of programs that use `packages`."""
    config = folder / "mypy.ini"
    config.write_text(f"[mypy]\nstrict = True\nmypy_path = {packages}\n")
    command = [
        *(sys.executable, "-m", "mypy", "--config-file", str(config)),
        *("--no-error-summary", "--no-pretty", "."),
    ]
    output = _run(command, folder)
    found: dict[Path, set[int]] = {}
    for line in output.splitlines():
        if match := _MYPY.match(line):
            _add(found, folder / match["file"], int(match["line"]))
    return found


def pyright(folder: Path, packages: Path = ROOT / "generated") -> Complaints:
    """The errors of basedpyright, in the mode that pyright calls strict."""
    config = folder / "pyrightconfig.json"
    extra = {"typeCheckingMode": "strict", "extraPaths": [str(packages)]}
    settings = extra | _LENIENT
    config.write_text(json.dumps(settings))
    command = [
        *(sys.executable, "-m", "basedpyright", "--outputjson"),
        *("--pythonpath", sys.executable, "--project", str(config)),
    ]
    output = _run(command, folder)
    found: dict[Path, set[int]] = {}
    for each in json.loads(output)["generalDiagnostics"]:
        if each["severity"] == "error":
            line = each["range"]["start"]["line"] + 1
            _add(found, Path(each["file"]), line)
    return found


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, check=False, cwd=folder, capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def _add(found: dict[Path, set[int]], file: Path, line: int) -> None:
    found.setdefault(file.resolve(), set()).add(line)

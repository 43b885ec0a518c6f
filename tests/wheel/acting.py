"""GitHub Actions of this repository, carried out as the runner carries them out."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{ ([\w.]+)(?: \|\| ([\w.]+))? \}\}")


class Action:
    """A composite action, by its file; `at` is where the runner unpacked it."""

    def __init__(self, file: Path, at: Path) -> None:
        self._file: Mapping[str, Any] = yaml.safe_load(file.read_text("utf-8"))
        self._at = at

    @property
    def inputs(self) -> set[str]:
        """The names of what it takes."""
        return {*self._file["inputs"]}

    def run(
        self, folder: Path, bin: Path, known: Mapping[str, str] = {}, **inputs: str
    ) -> tuple[int, str]:
        """The exit code of the job and what it prints. `bin` is what `setup-python` puts
        first into the path, `known` what the runner knows of the event."""
        printed = ""
        values = {**known, "github.action_path": str(self._at)}
        for name, each in self._file["inputs"].items():
            default: str = each.get("default", "")
            values[f"inputs.{name}"] = _filled(inputs.get(name, default), values)
        for script, variables in self._steps(values):
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
                cwd=folder,
                env={**os.environ, **variables, "PATH": f"{bin}:{os.environ['PATH']}"},
                capture_output=True,
                text=True,
                check=False,
            )
            printed += done.stdout + done.stderr
            if done.returncode:
                return done.returncode, printed
        return 0, printed

    def _steps(
        self, values: Mapping[str, str]
    ) -> Iterator[tuple[str, Mapping[str, str]]]:
        """The scripts and their variables."""
        for step in self._file["runs"]["steps"]:
            if "uses" in step:
                assert step["uses"].startswith("actions/setup-python@")
                continue
            assert step["shell"] == "bash"
            assert "${{" not in step["run"]
            given = step.get("env", {})
            yield step["run"], {n: _filled(text, values) for n, text in given.items()}


def _filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its expressions worked out: the first of two that is not empty."""

    def value(found: re.Match[str]) -> str:
        names = [name for name in found.groups() if name]
        return next(filter(None, (values[name] for name in names)), "")

    return _EXPRESSION.sub(value, text)

"""Generated command lines: packages with one, run as processes, new or forked,
or within this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib import import_module, invalidate_caches
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

from nexigon_gen.config import GenerationSettings, Output
from nexigon_gen.output.artifact import Artifact
from nexigon_gen.pipeline import generate
from nexigon_gen.text.report import Report

from .forks import ForkParent
from .sdk import write
from .specs import RUNTIME, compiled, messages

OUTPUTS = frozenset({Output.TYPES, Output.CLIENT, Output.CLI})


@dataclass(frozen=True, slots=True)
class Done:
    """What a process left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class CommandLine:
    """A package with a command line, in a folder; `environment` is all that it gets."""

    folder: Path
    package: str
    environment: Mapping[str, str]

    def __call__(self, *arguments: str, input: str = "", **more: str) -> Done:
        """Runs a command to its end, as a process that is new from its first byte."""
        done = subprocess.run(
            [sys.executable, "-m", self.package, *arguments],
            cwd=self.folder,
            env={**self.environment, **more},
            input=input.encode(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def forked(self, *arguments: str, input: str = "", **more: str) -> Done:
        """The same as a process that finds all imported, which takes a fifth of the time."""
        parent = _parent(self.folder, self.package, self.environment["PYTHONPATH"])
        environment = {**self.environment, **more}
        code, out, err = parent.run(arguments, input.encode(), environment)
        return Done(code, out.decode(), err.decode())

    def here(self, *arguments: str, input: str = "", **more: str) -> Done:
        """The same within this process, which takes next to no time."""
        if str(self.folder) not in sys.path:
            sys.path.insert(0, str(self.folder))
            invalidate_caches()
        main = import_module(f"{self.package}.__main__").main
        out, err = TextIOWrapper(BytesIO()), TextIOWrapper(BytesIO(), "utf-8")
        with (
            patch.dict(os.environ, {**self.environment, **more}, clear=True),
            patch("sys.stdin", TextIOWrapper(BytesIO(input.encode()))),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code: int = main(arguments)
            err.flush()
        return Done(code, *(_text(each) for each in (out, err)))

    def at(self, url: str, token: str = "token") -> CommandLine:
        """The same, calling a server."""
        main = self.folder / self.package / "__main__.py"
        prefix = main.read_text("utf-8").partition(' env="')[2].partition('"')[0]
        more = {
            f"{prefix}_URL": url,
            f"{prefix}_TOKEN": token,
            f"{prefix}_ALLOW_PLAINTEXT": "1",
        }
        return CommandLine(self.folder, self.package, {**self.environment, **more})


@cache
def _parent(folder: Path, package: str, path: str) -> ForkParent:
    return ForkParent(folder, package, {"PYTHONPATH": path})


def _text(stream: TextIOWrapper) -> str:
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue().decode()


def with_commands(*specs: Path, package: str | None = None) -> tuple[Artifact, ...]:
    """What a run writes for spec files that are to have a command line."""
    report = Report()
    settings = GenerationSettings(package, outputs=OUTPUTS, runtime=RUNTIME)
    found = generate(compiled(*specs), settings, report)
    assert not report.has_errors, messages(report)
    return found


def command_line(folder: Path, package: str, *specs: Path) -> CommandLine:
    """Generates a package into a folder; its command line."""
    write(with_commands(*specs, package=package), folder)
    environment = {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(folder), *map(os.path.abspath, sys.path)]),
        "COLUMNS": "80",
    }
    return CommandLine(folder, package, environment)

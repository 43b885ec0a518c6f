"""Files that a run leaves for build tools: a dependency file and a stamp."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from ..config import Job
from ..settings.project import Project
from .arguments import RunArguments
from .job import Outcome
from .misuse import Misuse


def write_build_files(
    jobs: Sequence[Job], outcome: Outcome, project: Project, arguments: RunArguments
) -> None:
    """Writes the files of `--depfile` and `--stamp`, unless the run reads a file of that name."""
    read = [each for each, digest in project.read.items() if digest]
    inputs = [*outcome.read, *outcome.folders, *read]
    stamp = arguments["stamp"]
    if path := arguments["depfile"]:
        from ..output.depfile import depfile
        from ..output.manifest import NAME

        targets = [stamp] if stamp else [job.output / NAME for job in jobs]
        text = depfile(targets, inputs)
        _make("--depfile", path, lambda path: path.write_text(text, "utf-8"), inputs)
    if stamp:
        _make("--stamp", stamp, Path.touch, inputs)


def _make(
    option: str, path: Path, make: Callable[[Path], object], inputs: Sequence[Path]
) -> None:
    try:
        if any(os.path.samefile(path, each) for each in inputs if path.exists()):
            raise Misuse(f"`{option}` is `{path}`, which is read: name another file.")
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Misuse(f"`{option}` cannot be `{path}`: {reason}.") from None

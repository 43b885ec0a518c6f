"""Arguments of a run, and the jobs that they stand for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import click

from ..config import GenerationSettings, Job, Output, Runtime
from ..settings import project
from ..settings.project import Project
from ..syntax.file import MAX_BYTES, Files, identity
from ..text.report import Report
from ..values import replace
from .streams import take_in

_NOTHING_TO_DO = """\
nothing says what to generate. Name specs and a folder:

    nexigon-gen api/projects.yaml -o src

or write it into pyproject.toml, once and for all, and run `nexigon-gen`:

    [tool.nexigon-gen]
    specs = ["api"]
    output = "src\""""


class Asked(TypedDict):
    """The arguments of the command line; None where the settings decide."""

    specs: tuple[str, ...]
    output: Path | None
    site: Path | None
    since: str | None
    shown: str | None
    check: bool
    diff: bool
    watched: bool
    listed: str | None
    null: bool
    depfile: Path | None
    stamp: Path | None
    fail_on_change: bool
    stdin_name: str
    package: str | None
    outputs: tuple[str, ...] | None
    runtime: str | None
    warn: frozenset[str]
    ignore: frozenset[str]
    strict: bool
    isolated: bool
    form: str
    colour: str
    quiet: bool
    verbose: bool


def load_project(asked: Asked, report: Report) -> Project:
    """The settings that count."""
    return Project() if asked["isolated"] else project.load(report)


def jobs_of(asked: Asked, project: Project) -> Sequence[Job]:
    """What to do: the job of the arguments, or those of the project.

    Raises:
        click.UsageError: That is not said.
    """
    if asked["output"] and asked["site"]:
        message = "`--docs` writes nothing else: leave out `-o`, or use `--outputs`."
        raise misuse(message)
    output = asked["site"] or asked["output"]
    if asked["specs"]:
        output = output or project.output or (Path() if asked["shown"] else None)
        if output is None:
            *specs, last = asked["specs"]
            is_folder = specs and os.path.exists(specs[0]) and not Path(last).suffix
            shown = f" {' '.join(specs)} -o {last}" if is_folder else " SPEC -o DIR"
            message = "Missing option '-o' / '--output': write `nexigon-gen"
            raise misuse(f"{message}{shown}`.")
        return [Job(asked["specs"], output, _settings(asked, project.settings))]
    if not project.jobs:
        raise misuse(_NOTHING_TO_DO)
    if output and len(project.jobs) > 1:
        raise misuse("`-o` goes with one job, and the settings have several.")
    return [
        Job(job.specs, output or job.output, _settings(asked, job.settings))
        for job in project.jobs
    ]


def given(specs: tuple[str, ...], name: str) -> tuple[tuple[str, ...], Files]:
    """The specs, with `name` for `-`, and what is read instead of a file of that name."""
    if "-" not in specs:
        return specs, Files()
    content = take_in(MAX_BYTES + 1)
    named = tuple(name if each == "-" else each for each in specs)
    return named, Files({identity(Path(name)): content})


def misuse(message: str) -> click.UsageError:
    """An error that shows how the command is used."""
    return click.UsageError(message, click.get_current_context())


def _settings(asked: Asked, base: GenerationSettings) -> GenerationSettings:
    runtime, outputs = asked["runtime"], asked["outputs"]
    settings = replace(
        base,
        package=asked["package"] or base.package,
        warn=base.warn | asked["warn"],
        ignore=base.ignore | asked["ignore"],
        strict=base.strict or asked["strict"],
        runtime=Runtime(runtime) if runtime else base.runtime,
    )
    if outputs is not None:
        settings = settings.with_outputs(outputs)
    if asked["site"]:
        settings = settings.of_site()
    if asked["since"] and Output.DOCS not in settings.outputs:
        raise misuse("`--since` is for the docs: use `--docs`, or `--outputs`.")
    return replace(settings, since=asked["since"])

"""Arguments of the main command, and the jobs that they and the settings describe."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ..config import GenerationSettings, Job, Output, Runtime
from ..settings import project
from ..settings.project import Project
from ..syntax.file import MAX_BYTES, Files, identity
from ..text.report import Report
from ..values import TypedDict, replace
from .misuse import Misuse
from .streams import read_stdin

_NOTHING_TO_DO = """\
nothing says what to generate. Name specs and a folder:

    nexigon-gen api/projects.yaml -o src

or write it into pyproject.toml, once and for all, and run `nexigon-gen`:

    [tool.nexigon-gen]
    specs = ["api"]
    output = "src\""""


class RunArguments(TypedDict):
    """The arguments of the main command: fields of its options, the specs, and all as it was
    given, in words. None means that the settings decide."""

    words: list[str]
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


def load_project(arguments: RunArguments, report: Report) -> Project:
    """The settings of the project; none with `--isolated`."""
    return Project() if arguments["isolated"] else project.load(report)


def jobs_of(arguments: RunArguments, project: Project) -> Sequence[Job]:
    """The jobs to do: that of the arguments, or else those of the settings.

    Raises:
        Misuse: There are none, or the arguments contradict each other.
    """
    if arguments["output"] and arguments["site"]:
        message = "`--docs` writes nothing else: leave out `-o`, or use `--outputs`."
        raise Misuse(message)
    output = arguments["site"] or arguments["output"]
    if arguments["specs"]:
        output = output or project.output or (Path() if arguments["shown"] else None)
        if output is None:
            *specs, last = arguments["specs"]
            is_folder = specs and os.path.exists(specs[0]) and not Path(last).suffix
            shown = f" {' '.join(specs)} -o {last}" if is_folder else " SPEC -o DIR"
            message = "Missing option '-o' / '--output': write `nexigon-gen"
            raise Misuse(f"{message}{shown}`.")
        return [Job(arguments["specs"], output, _settings(arguments, project.settings))]
    if not project.jobs:
        raise Misuse(_NOTHING_TO_DO)
    if output and len(project.jobs) > 1:
        raise Misuse("`-o` goes with one job, and the settings have several.")
    return [
        Job(job.specs, output or job.output, _settings(arguments, job.settings))
        for job in project.jobs
    ]


def given(specs: tuple[str, ...], name: str) -> tuple[tuple[str, ...], Files]:
    """The specs, with `name` in place of `-`, and the contents of stdin under that name."""
    if "-" not in specs:
        return specs, Files()
    content = read_stdin(MAX_BYTES + 1)
    named = tuple(name if each == "-" else each for each in specs)
    return named, Files({identity(Path(name)): content})


def _settings(arguments: RunArguments, base: GenerationSettings) -> GenerationSettings:
    runtime, outputs = arguments["runtime"], arguments["outputs"]
    settings = replace(
        base,
        package=arguments["package"] or base.package,
        warn=base.warn | arguments["warn"],
        ignore=base.ignore | arguments["ignore"],
        strict=base.strict or arguments["strict"],
        runtime=Runtime(runtime) if runtime else base.runtime,
    )
    if outputs is not None:
        settings = settings.with_outputs(outputs)
    if arguments["site"]:
        settings = settings.of_site()
    if arguments["since"] and Output.DOCS not in settings.outputs:
        raise Misuse("`--since` is for the docs: use `--docs`, or `--outputs`.")
    return replace(settings, since=arguments["since"])

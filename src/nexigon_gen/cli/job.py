"""Running of jobs: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import USUAL, Job, Output, Runtime
from ..output.commit import commit
from ..output.manifest import NAME
from ..output.plan import Plan
from ..settings.project import Project
from ..syntax.file import Files
from ..text.report import Report
from ..values import dataclass

if TYPE_CHECKING:
    from ..library import Result
    from ..pipeline import Memory


def command(job: Job) -> str:
    """The command line that brings the output of a job up to date."""
    from shlex import join  # few runs say it

    settings = job.settings
    words = ["nexigon-gen", *job.specs]
    words += ["--docs" if settings.is_site else "-o", str(job.output)]
    if settings.package:
        words += ["--package", settings.package]
    if settings.since:
        words += ["--since", settings.since]
    is_usual = settings.outputs == USUAL and not settings.backends
    if not (is_usual or settings.is_site):
        names = [each.value for each in Output if each in settings.outputs]
        words += [
            "--outputs",
            ",".join([*names, *sorted(each.name for each in settings.backends)]),
        ]
    elif settings.is_site and Output.CLI in settings.outputs:
        words += ["--outputs", Output.CLI.value]
    if settings.runtime is not Runtime.COPY:
        words += ["--runtime", settings.runtime.value]
    return join(words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of jobs.

    Args:
        report: The diagnostics.
        plans: The plan of each output folder; None after an error.
        read: The digest of each file that was read.
        folders: The folders that were searched for specs.
        revisions: The commits of git revisions that were read.
    """

    report: Report
    plans: Mapping[Path, Plan] | None
    read: Mapping[Path, str]
    folders: tuple[Path, ...]
    revisions: Mapping[str, str]


def compiled(
    jobs: Sequence[Job], files: Files, kept: Mapping[Job, Memory] | None = None
) -> tuple[Report, Sequence[Result]]:
    """Compiles the specs of each job. Writes nothing."""
    from ..library import run

    report = Report()
    results = [
        run(job.specs, job.settings, files, kept[job] if kept else None) for job in jobs
    ]
    for result in results:
        for each in result.diagnostics:
            report.keep(each)
    return report, results


def carry_out(
    jobs: Sequence[Job],
    files: Files,
    kept: Mapping[Job, Memory] | None = None,
    *,
    check: bool,
) -> Outcome:
    """Compiles the specs of all jobs. Then writes all outputs, or none after an error; with
    `check` it writes nothing."""
    report, results = compiled(jobs, files, kept)
    plans: Mapping[Path, Plan] | None = None
    if not any(result.failed for result in results):
        wanted = {j.output: r.wanted for j, r in zip(jobs, results, strict=True)}
        strict = any(job.settings.strict for job in jobs)
        plans = commit(wanted, report, check=check, strict=strict)
    folders = tuple(folder for result in results for folder in result.folders)
    return Outcome(
        report, plans, files.found, folders=folders, revisions=files.revisions
    )


def inputs(results: Sequence[Result], project: Project) -> Iterator[Path]:
    """The files that the results depend on, including those with settings."""
    read = [path for path, digest in project.read.items() if digest]
    yield from dict.fromkeys([*(each for r in results for each in r.inputs), *read])


def outputs(jobs: Sequence[Job], results: Sequence[Result]) -> Iterator[Path]:
    """The files that jobs write."""
    for job, result in zip(jobs, results, strict=True):
        yield from (job.output / each.path for each in result.artifacts)
        yield job.output / NAME

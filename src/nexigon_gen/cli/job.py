"""Jobs, carried out together."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..config import Job, Output, Runtime
from ..output.commit import commit
from ..output.plan import Plan
from ..text.report import Report


def command(job: Job) -> str:
    """The command line that brings the output of a job up to date."""
    settings = job.settings
    words = ["nexigon-gen", *job.specs, "-o", str(job.output)]
    if settings.package:
        words += ["--package", settings.package]
    if settings.outputs != frozenset(Output) or settings.backends:
        names = [each.value for each in Output if each in settings.outputs]
        words += ["--outputs", ",".join([*names, *sorted(settings.backends)])]
    if settings.runtime is not Runtime.COPY:
        words += ["--runtime", settings.runtime.value]
    return shlex.join(words)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of jobs: the plans of all, by output folder, or none after an error; what
    was read, and the folders that were searched."""

    report: Report
    plans: Mapping[Path, Plan] | None
    read: Mapping[Path, str]
    folders: tuple[Path, ...]


def carry_out(jobs: Sequence[Job], *, check: bool) -> Outcome:
    """Compiles the specs of all jobs; then writes all outputs, or none, unless `check` is
    set."""
    from ..library import run

    report = Report()
    results = [run(job.specs, job.settings) for job in jobs]
    for result in results:
        for each in result.diagnostics:
            report.keep(each)
    plans: Mapping[Path, Plan] | None = None
    if not any(result.failed for result in results):
        wanted = {j.output: r.wanted for j, r in zip(jobs, results, strict=True)}
        strict = any(job.settings.strict for job in jobs)
        plans = commit(wanted, report, check=check, strict=strict)
    read = {
        path: digest for result in results for path, digest in result.inputs.items()
    }
    folders = tuple(folder for result in results for folder in result.folders)
    return Outcome(report, plans, read, folders)

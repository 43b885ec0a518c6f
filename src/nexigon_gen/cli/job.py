"""Jobs: what is made of which specs, and where."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..config import Output, Runtime, Settings
from ..output.commit import commit
from ..output.plan import Plan
from ..text.report import Report


@dataclass(frozen=True, slots=True)
class Job:
    """The specs, the folder, and how."""

    specs: tuple[str, ...]
    output: Path
    settings: Settings

    @property
    def command(self) -> str:
        """The command line that brings the output up to date."""
        words = ["nexigon-gen", *self.specs, "-o", str(self.output)]
        if self.settings.package:
            words += ["--package", self.settings.package]
        if (outputs := self.settings.outputs) != frozenset(Output):
            names = [each.value for each in Output if each in outputs]
            words += ["--outputs", ",".join(names)]
        if self.settings.runtime is not Runtime.COPY:
            words += ["--runtime", self.settings.runtime.value]
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
        wanted = {j.output: r.artifacts for j, r in zip(jobs, results, strict=True)}
        strict = any(job.settings.strict for job in jobs)
        plans = commit(wanted, report, check=check, strict=strict)
    read = {
        path: digest for result in results for path, digest in result.inputs.items()
    }
    folders = tuple(folder for result in results for folder in result.folders)
    return Outcome(report, plans, read, folders)

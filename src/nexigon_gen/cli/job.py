"""One run, from spec files to the output folder, without a word printed."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..config import Output, Runtime, Settings
from ..output.apply import apply
from ..output.artifact import Artifact
from ..output.disk import compare
from ..output.findings import complain, complain_of_manifest, complain_of_system
from ..output.lock import held
from ..output.manifest import ManifestError
from ..output.plan import Plan
from ..text.report import Report


@dataclass(frozen=True, slots=True)
class Job:
    """What to do. With `check` nothing is written; with `strict` warnings count as
    errors."""

    specs: tuple[Path, ...]
    output: Path
    settings: Settings
    check: bool = False
    strict: bool = False

    @property
    def command(self) -> str:
        """The command line that brings the output up to date."""
        words = ["nexigon-gen", *map(str, self.specs), "-o", str(self.output)]
        if self.settings.package:
            words += ["--package", self.settings.package]
        if (outputs := self.settings.outputs) != frozenset(Output):
            names = [each.value for each in Output if each in outputs]
            words += ["--outputs", ",".join(names)]
        if self.settings.runtime is not Runtime.COPY:
            words += ["--runtime", self.settings.runtime.value]
        return shlex.join(words)

    def failed(self, report: Report) -> bool:
        """Whether what was found so far ends the run."""
        return report.has_errors or (self.strict and len(report) > 0)


def carry_out(job: Job) -> tuple[Report, Plan | None]:
    """Compiles, compares and, unless `check` is set, writes.

    The plan is None if the run failed; the report then says why.
    """
    from ..pipeline import compile_spec, generate

    api, report = compile_spec(job.specs, job.settings)
    if api is None or job.failed(report):
        return report, None
    artifacts = generate(api, job.settings, report)
    if job.failed(report):
        return report, None
    return report, _update(job, artifacts, report)


def _update(job: Job, artifacts: Sequence[Artifact], report: Report) -> Plan | None:
    try:
        with held(job.output, write=not job.check):
            plan = compare(job.output, artifacts)
            if job.check:
                return plan
            complain(plan, job.output, report)
            if job.failed(report):
                return None
            apply(job.output, plan)
    except ManifestError as error:
        complain_of_manifest(error, job.output, report)
        return None
    except OSError as error:
        complain_of_system(error, job.output, report)
        return None
    return plan

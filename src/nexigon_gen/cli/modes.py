"""Modes of the main command: write, check, watch, list and print."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NoReturn

from ..config import Job
from ..settings.project import Project
from ..syntax.file import Files
from ..syntax.search import SearchResult, expand
from ..text.report import Report
from .arguments import RunArguments, jobs_of, load_project
from .emit import emit
from .misuse import Misuse
from .printing import complain_of
from .progress import progress
from .streams import complain, print_result, say

if TYPE_CHECKING:
    from ..output.plan import Plan
    from ..pipeline import Memory
    from .job import Outcome


def show(jobs: Sequence[Job], files: Files, arguments: RunArguments) -> int:
    """Handles `--emit`: prints a text, and writes nothing."""
    if arguments["output"] or arguments["check"]:
        raise Misuse("`--emit` writes nothing: leave out `-o` and `--check`.")
    if len(jobs) > 1:
        raise Misuse(
            "`--emit` takes one job, and the settings have several: name specs."
        )
    report, text = emit(jobs[0], arguments["shown"] or "", files)
    complain_in_form(report, arguments, failed=text is None)
    if text is None:
        return 2
    print_result(text.encode())
    return 0


def list_names(
    jobs: Sequence[Job], files: Files, project: Project, arguments: RunArguments
) -> int:
    """Handles `--list-inputs` and `--list-outputs`: prints names, and writes nothing."""
    from .job import compiled, inputs, outputs

    report, results = compiled(jobs, files)
    failed = any(result.failed for result in results)
    complain_in_form(report, arguments, failed=failed)
    if failed:
        return 2
    is_input = arguments["listed"] == "inputs"
    found = inputs(results, project) if is_input else outputs(jobs, results)
    end = "\0" if arguments["null"] else "\n"
    print_result(b"".join(os.fsencode(f"{path}{end}") for path in found))
    return 0


def follow(arguments: RunArguments) -> NoReturn:
    """Handles `--watch`: keeps the output up to date until it is interrupted."""
    from ..pipeline import Memory
    from . import misuse
    from .watch import RunInputs, watch

    only_looks = (
        arguments["check"]
        or arguments["diff"]
        or arguments["shown"]
        or arguments["listed"]
    )
    if only_looks or arguments["fail_on_change"] or "-" in arguments["specs"]:
        raise Misuse("`--watch` goes on writing what files say: leave out the rest.")
    has_run = False
    kept: Mapping[Job, Memory] = {}

    def run() -> RunInputs:
        nonlocal has_run, kept
        report = Report()
        project = load_project(arguments, report)
        files = Files(named={} if arguments["specs"] else project.named)
        found: dict[str, SearchResult] = {}
        try:
            jobs = () if report.has_errors else jobs_of(arguments, project)
            found = {spec: expand([spec]) for job in jobs for spec in _searched(job)}
            if jobs:
                kept = {job: kept.get(job) or Memory() for job in jobs}
                write(jobs, files, project, arguments, kept)
            else:
                complain_in_form(report, arguments, failed=True)
        except Misuse as error:  # of the settings, which can be corrected
            if not has_run:
                raise
            misuse.show(error)
        has_run = True
        return RunInputs({**project.read, **files.found}, found)

    watch(run)


def _searched(job: Job) -> Iterator[str]:
    """The words of a job that may be folders or patterns."""
    yield from job.specs
    if job.settings.since:
        yield job.settings.since


def write(
    jobs: Sequence[Job],
    files: Files,
    project: Project,
    arguments: RunArguments,
    kept: Mapping[Job, Memory] | None = None,
) -> int:
    """Brings the output up to date; with `--check` or `--diff`, tells what is not."""
    from ..output import plan_text
    from .job import carry_out

    start = perf_counter()
    only_look = arguments["check"] or arguments["diff"]
    with progress("generating"):
        outcome = carry_out(jobs, files, kept, check=only_look)
    plans = outcome.plans
    told = complain_in_form(outcome.report, arguments, failed=plans is None)
    if plans is None:
        return 2
    is_changed = any(plan_text.differences(plans))
    if only_look and is_changed:
        _tell(plans, jobs, arguments)
        return 1
    if arguments["depfile"] or arguments["stamp"]:
        from .build_files import write_build_files  # few runs need it

        write_build_files(jobs, outcome, project, arguments)
    tell = plan_text.each_file if arguments["verbose"] else plan_text.edited
    seconds = perf_counter() - start
    lines = [*tell(plans), f"{plan_text.summary(plans)} ({seconds:.2f} s)"]
    if not (only_look or arguments["quiet"]):
        lines += _since(jobs, plans)
    if not arguments["quiet"]:
        say("\n".join([*lines, ""]))
    is_told = (
        arguments["verbose"]
        or arguments["depfile"]
        or arguments["stamp"]
        or arguments["watched"]
    )
    is_plain = not (is_told or files.given)
    if is_plain:
        said = "" if arguments["quiet"] else plan_text.unchanged(plans)
        _remember(arguments["words"], said, told, project, outcome, plans)
    return int(arguments["fail_on_change"] and is_changed)


def _since(jobs: Sequence[Job], plans: Mapping[Path, Plan]) -> Iterator[str]:
    """A line for each job with snapshots of older versions: which kind of step this is."""
    from ..compat.blessed import snapshots
    from ..output.plan import Fate

    for job in jobs:
        if not plans[job.output].paths(Fate.CREATE, Fate.REPLACE, Fate.REMOVE):
            continue
        if found := snapshots(expand(job.specs).files[0]):
            from ..compat.since import since  # most runs go without

            if told := since(job.specs, found):
                yield told


def _tell(
    plans: Mapping[Path, Plan], jobs: Sequence[Job], arguments: RunArguments
) -> None:
    """Tells what is not up to date, in the chosen form."""
    from ..output import plan_text
    from ..output.findings import complain_of_differences
    from .job import command

    how = command(jobs[0]) if arguments["specs"] else "nexigon-gen"
    differences = [*plan_text.differences(plans)]
    if arguments["diff"]:
        print_result("".join(plan_text.diff(plans)).encode())
    if arguments["form"] != "text":
        report = Report()
        complain_of_differences(differences, how, report)
        complain_in_form(report, arguments, failed=False)
    elif not arguments["quiet"] and not arguments["diff"]:
        lines = [f"{what}: {path}{why}" for what, path, why in differences]
        say("\n".join([*lines, f"to update, run: {how}", ""]))


def _remember(
    words: list[str],
    said: str,
    told: str,
    project: Project,
    outcome: Outcome,
    plans: Mapping[Path, Plan],
) -> None:
    """Records the run, so that an unchanged next run can end early."""
    from ..unchanged import remember

    read = {str(path): digest for path, digest in outcome.read.items()}
    written = {
        os.path.join(root, path): digest  # one for each file
        for root, plan in plans.items()
        for path, digest in plan.after.digests.items()
    }
    seen = {str(path): digest for path, digest in project.read.items()}
    read |= {path: digest for path, digest in seen.items() if digest}
    missing = [path for path, digest in seen.items() if not digest]
    searched = [str(folder) for folder in outcome.folders]
    looked_at = [*missing, *searched]
    remember(words, said, told, read, written, looked_at, {**outcome.revisions})


def complain_in_form(report: Report, arguments: RunArguments, *, failed: bool) -> str:
    """Prints diagnostics in the chosen form, and returns the printed text."""
    form = arguments["form"]
    told = complain_of(report, form, arguments["colour"])
    if failed and form == "text" and len(report) and not report.has_errors:
        complain("error: warnings fail the run (--strict)\n")
    return told

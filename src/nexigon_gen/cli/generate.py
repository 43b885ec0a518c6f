"""The command that compiles specs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Unpack

import click

from .. import __version__
from ..config import Job, Output, Runtime
from ..diagnostics.formats import FORMATS
from ..project import Project
from ..project import load as load_project
from ..text.report import Report
from .asked import Asked, jobs_of, misuse
from .emit import FORMS, emit
from .options import outputs as chosen_outputs
from .options import package_name, warnings
from .printing import complain_of
from .streams import complain, hand_over, say

if TYPE_CHECKING:
    from ..output.plan import Plan
    from .job import Outcome

_EPILOG = """\b
Other commands:
  nexigon-gen changes OLD NEW Write the changelog from one version to the next.
  nexigon-gen compat OLD NEW  Say who breaks by what changed.
  nexigon-gen explain [CODE]  Say what a diagnostic means.
  nexigon-gen fmt SPEC...     Bring spec files into their canonical form.
  nexigon-gen schema          Print the JSON Schema of the spec language."""


@click.command(options_metavar="[-o DIR] [OPTIONS]", epilog=_EPILOG)
@click.argument("specs", metavar="[SPEC]...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=Path,
    help="Folder to write to.",
)
@click.option(
    "--emit",
    "shown",
    type=click.Choice(FORMS),
    help="Print this instead, as JSON, and write nothing.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if not up to date.")
@click.option(
    "--package",
    metavar="NAME",
    callback=package_name,
    help="Name of the Python package, instead of one made from the title of the API.",
)
@click.option(
    "--outputs",
    metavar="LIST",
    callback=chosen_outputs,
    help=f"What to write: {', '.join(each.value for each in Output)}; all by default. Also "
    "the names of backends that other packages bring.",
)
@click.option(
    "--runtime",
    type=click.Choice([each.value for each in Runtime]),
    help="The runtime as a copy in the package (the default), or from the package "
    "nexigon-runtime.",
)
@click.option(
    "--warn",
    metavar="CODE",
    multiple=True,
    callback=warnings,
    help="Look for this warning too; some are off otherwise. Repeatable.",
)
@click.option(
    "--ignore",
    metavar="CODE",
    multiple=True,
    callback=warnings,
    help="Leave this warning out. Repeatable.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the run.")
@click.option("--isolated", is_flag=True, help="Read no settings of a project.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Form of the diagnostics, which go to stderr.",
)
@click.option(
    "--color",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour in them.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but diagnostics.")
@click.option("-v", "--verbose", is_flag=True, help="Say what happens to each file.")
@click.version_option(__version__, message="nexigon-gen %(version)s")
def generate(**asked: Unpack[Asked]) -> int:
    """Compile the spec files, and those they import, into a typed Python SDK and server
    stubs in DIR. Without SPEC, do the jobs of [tool.nexigon-gen] in the pyproject.toml
    of the project, which also has settings for what is not said here. A folder stands for the specs in it, and a pattern such as 'api/*.yaml'
    for the files that match. Only files that change are written, and only files that
    nexigon-gen wrote are replaced or removed.

    \b
    Exit codes: 0 done or up to date, 1 not up to date (--check), 2 something is
    wrong with the spec, the arguments or a file, 70 a bug, 130 interrupted.
    """
    report = Report()
    project = Project() if asked["isolated"] else load_project(report)
    if report.has_errors:
        _complain(report, asked, failed=True)
        return 2
    jobs = jobs_of(asked, project)
    return _show(jobs, asked) if asked["shown"] else _write(jobs, project, asked)


def _show(jobs: Sequence[Job], asked: Asked) -> int:
    if asked["output"] or asked["check"]:
        raise misuse("`--emit` writes nothing: leave out `-o` and `--check`.")
    if len(jobs) > 1:
        raise misuse(
            "`--emit` takes one job, and the settings have several: name specs."
        )
    report, text = emit(jobs[0], asked["shown"] or "")
    _complain(report, asked, failed=text is None)
    if text is None:
        return 2
    hand_over(text.encode())
    return 0


def _write(jobs: Sequence[Job], project: Project, asked: Asked) -> int:
    from ..output import describe
    from .job import carry_out, command

    start = perf_counter()
    outcome = carry_out(jobs, check=asked["check"])
    told = _complain(outcome.report, asked, failed=outcome.plans is None)
    if outcome.plans is None:
        return 2
    outdated = [*describe.differences(outcome.plans)] if asked["check"] else []
    if outdated:
        how = command(jobs[0]) if asked["specs"] else "nexigon-gen"
        lines = [*outdated, f"to update, run: {how}"]
    else:
        files = (
            describe.each_file(outcome.plans)
            if asked["verbose"]
            else describe.edited(outcome.plans)
        )
        seconds = perf_counter() - start
        lines = [*files, f"{describe.summary(outcome.plans)} ({seconds:.2f} s)"]
        if not (asked["check"] or asked["quiet"]):
            lines += _since(jobs, outcome.plans)
        if not asked["verbose"]:
            said = "" if asked["quiet"] else describe.unchanged(outcome.plans)
            _remember(said, told, project, outcome, outcome.plans)
    if not asked["quiet"]:
        say("\n".join([*lines, ""]))
    return 1 if outdated else 0


def _since(jobs: Sequence[Job], plans: Mapping[Path, Plan]) -> Iterator[str]:
    """What kind of change was made, where there are snapshots to tell."""
    from ..output.plan import Fate

    for job in jobs:
        if plans[job.output].paths(Fate.CREATE, Fate.REPLACE, Fate.REMOVE):
            from ..compat.since import since  # a run that changes nothing goes without

            if told := since(job.specs):
                yield told


def _remember(
    said: str,
    told: str,
    project: Project,
    outcome: Outcome,
    plans: Mapping[Path, Plan],
) -> None:
    """Notes that the next run has nothing to do."""
    from ..unchanged import remember

    read = {str(path): digest for path, digest in outcome.read.items()}
    written = {
        str(root / path): digest
        for root, plan in plans.items()
        for path, digest in plan.after.digests.items()
    }
    seen = {str(path): digest for path, digest in project.read.items()}
    read |= {path: digest for path, digest in seen.items() if digest}
    missing = [path for path, digest in seen.items() if not digest]
    searched = [str(folder) for folder in outcome.folders]
    arguments: list[str] = click.get_current_context().obj
    remember(arguments, said, told, read, written, [*missing, *searched])


def _complain(report: Report, asked: Asked, *, failed: bool) -> str:
    form = asked["form"]
    told = complain_of(report, form, asked["colour"])
    if failed and form == "text" and len(report) and not report.has_errors:
        complain("error: warnings fail the run (--strict)\n")
    return told

"""The command that compiles specs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..config import Output, Runtime, Settings
from ..diagnostics.formats import FORMATS
from ..text.report import Report
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


@click.command(options_metavar="-o DIR [OPTIONS]", epilog=_EPILOG)
@click.argument("specs", metavar="SPEC...", nargs=-1, required=True)
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
    help=f"What to write: {', '.join(each.value for each in Output)}; all by default.",
)
@click.option(
    "--runtime",
    type=click.Choice([each.value for each in Runtime]),
    default=Runtime.COPY.value,
    show_default=True,
    help="The runtime as a copy in the package, or from the package nexigon-runtime.",
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
def generate(
    specs: tuple[str, ...],
    output: Path | None,
    shown: str | None,
    check: bool,
    package: str | None,
    outputs: frozenset[Output],
    runtime: str,
    warn: frozenset[str],
    ignore: frozenset[str],
    strict: bool,
    form: str,
    colour: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Compile the spec files, and those they import, into a typed Python SDK and server
    stubs in DIR. A folder stands for the specs in it, and a pattern such as 'api/*.yaml'
    for the files that match. Only files that change are written, and only files that
    nexigon-gen wrote and nobody edited are replaced or removed.

    \b
    Exit codes: 0 done or up to date, 1 not up to date (--check), 2 something is
    wrong with the spec, the arguments or a file, 70 a bug, 130 interrupted.
    """
    settings = Settings(package, warn, ignore, strict, outputs, Runtime(runtime))
    if shown:
        if output or check:
            raise _misuse("`--emit` writes nothing: leave out `-o` and `--check`.")
        report, text = emit(specs, shown, settings)
        _complain(report, form, colour, failed=text is None)
        if text is None:
            return 2
        hand_over(text.encode())
        return 0
    if output is None:
        raise _misuse("Missing option '-o' / '--output'.")

    from ..output import describe
    from .job import Job, carry_out

    start = perf_counter()
    jobs = [Job(specs, output, settings)]
    outcome = carry_out(jobs, check=check)
    told = _complain(outcome.report, form, colour, failed=outcome.plans is None)
    if outcome.plans is None:
        return 2
    outdated = [*describe.differences(outcome.plans)] if check else []
    if outdated:
        commands = "; ".join(job.command for job in jobs)
        lines = [*outdated, f"to update, run: {commands}"]
    else:
        files = describe.each_file(outcome.plans) if verbose else ()
        seconds = perf_counter() - start
        lines = [*files, f"{describe.summary(outcome.plans)} ({seconds:.2f} s)"]
        if not verbose:
            said = "" if quiet else describe.unchanged(outcome.plans)
            _remember(said, told, outcome, outcome.plans)
    if not quiet:
        say("\n".join([*lines, ""]))
    return 1 if outdated else 0


def _remember(
    said: str, told: str, outcome: Outcome, plans: Mapping[Path, Plan]
) -> None:
    """Notes that the next run has nothing to do."""
    from ..unchanged import remember

    read = {str(path): digest for path, digest in outcome.read.items()}
    written = {
        str(root / path): digest
        for root, plan in plans.items()
        for path, digest in plan.after.digests.items()
    }
    arguments: list[str] = click.get_current_context().obj
    remember(arguments, said, told, read, written, [*map(str, outcome.folders)])


def _misuse(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context())


def _complain(report: Report, form: str, colour: str, *, failed: bool) -> str:
    told = complain_of(report, form, colour)
    if failed and form == "text" and len(report) and not report.has_errors:
        complain("error: warnings fail the run (--strict)\n")
    return told

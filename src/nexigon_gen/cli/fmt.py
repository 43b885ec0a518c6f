"""The command that formats specs."""

from __future__ import annotations

import click

from ..diagnostics.formats import FORMATS
from ..settings import project
from ..syntax.search import expand
from ..text.report import Report
from . import options
from .arguments import given
from .click_options import option
from .misuse import Misuse
from .printing import complain_of
from .streams import complain, print_result, say

_NOTHING_TO_FORMAT = """\
nothing says what to format. Name specs: `nexigon-gen fmt api`; or name them in
pyproject.toml, for `nexigon-gen` and for this:

    [tool.nexigon-gen]
    specs = ["api"]
    output = "src\""""


@click.command
@click.argument("specs", metavar="[SPEC]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; name what would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--stdin-filename",
    "name",
    metavar="NAME",
    default="stdin.yaml",
    help="What the SPEC - is called, which is read from stdin and written to stdout.",
)
@option(options.form(FORMATS, "the diagnostics, which go to stderr"))
def fmt(specs: tuple[str, ...], check: bool, diff: bool, name: str, form: str) -> int:
    """Bring spec files into their canonical form: the order of keys, short forms, quotes,
    layout. What they say stays the same, comments too. A file with errors is left alone.
    A folder stands for the specs in it, a pattern for the files that match, and - for
    stdin. Without SPEC, those of [tool.nexigon-gen] in the pyproject.toml of the project.

    \b
    Exit codes: 0 done or nothing to do, 1 something would change (--check,
    --diff), 2 something is wrong with a file, 70 a bug, 130 interrupted.
    """
    from ..formatter.files import formatted, save

    report = Report()
    if not specs and not (specs := _of_project(report)):
        complain_of(report, form, "auto")
        return 2
    named, files = given(specs, name)
    found = [*formatted(expand(named).files, report, files)]
    complain_of(report, form, "auto")
    if files.given and not (check or diff):
        for each in found:
            print_result(each.after.encode())
        return 2 if report.has_errors else 0
    changed = [each for each in found if each.differs]
    failed = report.has_errors
    for each in changed:
        if diff:
            print_result(each.diff())
        elif check:
            say(f"would change: {each.name}\n")
        else:
            try:
                save(each)
            except OSError as error:
                failed = True
                reason = error.strerror or type(error).__name__
                complain(f"error: `{each.name}` cannot be written: {reason}\n")
            else:
                say(f"changed: {each.name}\n")
    return 2 if failed else int((check or diff) and bool(changed))


def _of_project(report: Report) -> tuple[str, ...]:
    """The specs of all jobs of the project; none after an error in its settings."""
    jobs = project.load(report).jobs
    if report.has_errors:
        return ()
    if not jobs:
        raise Misuse(_NOTHING_TO_FORMAT)
    return tuple(dict.fromkeys(spec for job in jobs for spec in job.specs))

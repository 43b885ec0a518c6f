"""The command that compiles specs."""

from __future__ import annotations

from typing import Unpack

import click

from .. import __version__
from ..config import Output, Runtime
from ..diagnostics.formats import FORMATS
from ..syntax.file import Files
from ..text.report import Report
from . import options
from .arguments import RunArguments, given, jobs_of, load_project
from .completion import files as complete_files
from .completion import folders as complete_folders
from .emit import FORMS
from .modes import complain_in_form, follow, list_names, show, write

_EPILOG = """\b
Other commands:
  nexigon-gen changes OLD NEW Write the changelog from one version to the next.
  nexigon-gen compat OLD NEW  Say who breaks by what changed.
  nexigon-gen explain [CODE]  Say what a diagnostic means.
  nexigon-gen fmt [SPEC]...   Bring spec files into their canonical form.
  nexigon-gen import openapi  Write specs from an OpenAPI document.
  nexigon-gen schema          Print the JSON Schema of the spec language."""


@click.command(options_metavar="[-o DIR] [OPTIONS]", epilog=_EPILOG)
@click.argument("specs", metavar="[SPEC]...", nargs=-1, shell_complete=complete_files)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=options.path,
    shell_complete=complete_folders,
    help="Folder to write to.",
)
@click.option(
    "--docs",
    "site",
    metavar="DIR",
    type=options.path,
    shell_complete=complete_folders,
    help="Write the reference of the API to this folder, and nothing else.",
)
@click.option(
    "--since",
    metavar="OLD",
    help="Let the docs tell the changes since OLD, as `nexigon-gen changes` does.",
)
@click.option(
    "--emit",
    "shown",
    type=click.Choice(FORMS),
    help="Print this instead, as JSON, and write nothing.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if not up to date.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option(
    "--watch",
    "watched",
    is_flag=True,
    help="Go on, and do it again whenever a spec, what it imports or the settings "
    "change, until interrupted.",
)
@click.option(
    "--list-inputs",
    "listed",
    flag_value="inputs",
    help="Write nothing; name each file that is read.",
)
@click.option(
    "--list-outputs",
    "listed",
    flag_value="outputs",
    help="Write nothing; name each file that is or would be written.",
)
@click.option("-0", "--null", is_flag=True, help="End names with a null character.")
@click.option(
    "--depfile",
    metavar="FILE",
    type=options.path,
    help="Write what the output depends on, for Make, Ninja and CMake: the file of "
    "--stamp, or else the manifest in DIR.",
)
@click.option(
    "--stamp",
    metavar="FILE",
    type=options.path,
    help="Touch this file when all is done.",
)
@click.option(
    "--exit-non-zero-on-change",
    "fail_on_change",
    is_flag=True,
    help="Exit 1 if anything was written or removed.",
)
@click.option(
    "--stdin-filename",
    "stdin_name",
    metavar="NAME",
    default="stdin.yaml",
    help="What the SPEC - is called, which is read from stdin.",
)
@click.option(
    "--package",
    metavar="NAME",
    callback=options.package_name,
    help="Name of the Python package, instead of one made from the title of the API.",
)
@click.option(
    "--outputs",
    metavar="LIST",
    callback=options.outputs,
    help=f"What to write: {', '.join(each.value for each in Output)}; all but cli and docs by "
    "default. Also the names of backends that other packages bring.",
)
@click.option(
    "--runtime",
    type=click.Choice([each.value for each in Runtime]),
    help="The runtime as a copy in the package (the default), or from the package "
    "nexigon-runtime.",
)
@options.codes("--warn", "Look for this warning too; some are off otherwise.")
@options.codes("--ignore", "Leave this warning out.")
@click.option("--strict", is_flag=True, help="Let warnings fail the run.")
@click.option("--isolated", is_flag=True, help="Read no settings of a project.")
@options.form(FORMATS, "the diagnostics, which go to stderr")
@options.colour("Colour in them.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but diagnostics.")
@click.option("-v", "--verbose", is_flag=True, help="Say what happens to each file.")
@click.version_option(__version__, message="nexigon-gen %(version)s")
def generate(**arguments: Unpack[RunArguments]) -> int:
    """Compile the spec files, and those they import, into a typed Python SDK and server
    stubs in DIR. Without SPEC, do the jobs of [tool.nexigon-gen] in the pyproject.toml
    of the project, which also has settings for what is not said here. A folder stands
    for the specs in it, a pattern such as 'api/*.yaml' for the files that match, and -
    for stdin. Only files that change are written, and only files that nexigon-gen wrote
    are replaced or removed.

    \b
    Exit codes: 0 done or up to date, 1 not up to date (--check, --diff) or just
    brought up to date (--exit-non-zero-on-change), 2 something is wrong with
    the spec, the arguments or a file, 70 a bug, 130 interrupted.
    """
    if arguments["watched"]:
        follow(arguments)
    arguments["specs"], files = given(arguments["specs"], arguments["stdin_name"])
    report = Report()
    project = load_project(arguments, report)
    if report.has_errors:
        complain_in_form(report, arguments, failed=True)
        return 2
    jobs = jobs_of(arguments, project)
    files = files if arguments["specs"] else Files(named=project.named)
    if arguments["shown"]:
        return show(jobs, files, arguments)
    if arguments["listed"]:
        return list_names(jobs, files, project, arguments)
    return write(jobs, files, project, arguments)

"""The options of the main command, and the texts of its help."""

from __future__ import annotations

from typing import Final

from .. import config
from ..config import Output, Runtime
from ..diagnostics.formats import FORMATS
from . import options
from .emit import FORMS
from .options import CommandOption

SYNTAX: Final = "[-o DIR] [OPTIONS]"
HELP: Final = """\
Compile the spec files, and those they import, into a typed Python SDK and server
stubs in DIR. Without SPEC, do the jobs of [tool.nexigon-gen] in the pyproject.toml
of the project, which also has settings for what is not said here. A folder stands
for the specs in it, a pattern such as 'api/*.yaml' for the files that match, and -
for stdin. Only files that change are written, and only files that nexigon-gen wrote
are replaced or removed.

\b
Exit codes: 0 done or up to date, 1 not up to date (--check, --diff) or just
brought up to date (--exit-non-zero-on-change), 2 something is wrong with
the spec, the arguments or a file, 70 a bug, 130 interrupted."""
EPILOG: Final = """\b
Other commands:
  nexigon-gen changes OLD NEW Write the changelog from one version to the next.
  nexigon-gen compat OLD NEW  Say who breaks by what changed.
  nexigon-gen explain [CODE]  Say what a diagnostic means.
  nexigon-gen fmt [SPEC]...   Bring spec files into their canonical form.
  nexigon-gen import openapi  Write specs from an OpenAPI document.
  nexigon-gen schema          Print the JSON Schema of the spec language."""


def _outputs(text: str) -> tuple[str, ...]:
    return tuple(map(str.strip, text.split(",")))


OPTIONS: Final = (
    CommandOption(
        "output",
        ("-o", "--output"),
        "Folder to write to.",
        metavar="DIR",
        read=options.path,
        completes="dir",
    ),
    CommandOption(
        "site",
        ("--docs",),
        "Write the reference of the API to this folder, and nothing else.",
        metavar="DIR",
        read=options.path,
        completes="dir",
    ),
    CommandOption(
        "since",
        ("--since",),
        "Let the docs tell the changes since OLD, as `nexigon-gen changes` does.",
        metavar="OLD",
    ),
    CommandOption(
        "shown",
        ("--emit",),
        "Print this instead, as JSON, and write nothing.",
        choices=FORMS,
    ),
    CommandOption("check", ("--check",), "Write nothing; exit 1 if not up to date."),
    CommandOption("diff", ("--diff",), "Write nothing; show what would change."),
    CommandOption(
        "watched",
        ("--watch",),
        "Go on, and do it again whenever a spec, what it imports or the settings "
        "change, until interrupted.",
    ),
    CommandOption(
        "listed",
        ("--list-inputs",),
        "Write nothing; name each file that is read.",
        stands_for="inputs",
    ),
    CommandOption(
        "listed",
        ("--list-outputs",),
        "Write nothing; name each file that is or would be written.",
        stands_for="outputs",
    ),
    CommandOption("null", ("-0", "--null"), "End names with a null character."),
    CommandOption(
        "depfile",
        ("--depfile",),
        "Write what the output depends on, for Make, Ninja and CMake: the file of "
        "--stamp, or else the manifest in DIR.",
        metavar="FILE",
        read=options.path,
    ),
    CommandOption(
        "stamp",
        ("--stamp",),
        "Touch this file when all is done.",
        metavar="FILE",
        read=options.path,
    ),
    CommandOption(
        "fail_on_change",
        ("--exit-non-zero-on-change",),
        "Exit 1 if anything was written or removed.",
    ),
    CommandOption(
        "stdin_name",
        ("--stdin-filename",),
        "What the SPEC - is called, which is read from stdin.",
        metavar="NAME",
        default="stdin.yaml",
    ),
    CommandOption(
        "package",
        ("--package",),
        "Name of the Python package, instead of one made from the title of the API.",
        metavar="NAME",
        read=config.package_name,
    ),
    CommandOption(
        "outputs",
        ("--outputs",),
        f"What to write: {', '.join(each.value for each in Output)}; all but cli and docs by "
        "default. Also the names of backends that other packages bring.",
        metavar="LIST",
        read=_outputs,
    ),
    CommandOption(
        "runtime",
        ("--runtime",),
        "The runtime as a copy in the package (the default), or from the package "
        "nexigon-runtime.",
        choices=tuple(each.value for each in Runtime),
    ),
    options.codes("warn", "Look for this warning too; some are off otherwise."),
    options.codes("ignore", "Leave this warning out."),
    CommandOption("strict", ("--strict",), "Let warnings fail the run."),
    CommandOption("isolated", ("--isolated",), "Read no settings of a project."),
    options.form(FORMATS, "the diagnostics, which go to stderr"),
    options.colour("Colour in them."),
    CommandOption("quiet", ("-q", "--quiet"), "Print nothing but diagnostics."),
    CommandOption("verbose", ("-v", "--verbose"), "Say what happens to each file."),
)

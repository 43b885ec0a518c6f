"""The main command as click knows it."""

from __future__ import annotations

from typing import cast

import click

from .. import __version__
from .arguments import RunArguments
from .click_options import option
from .completion import files
from .main_options import EPILOG, HELP, OPTIONS, SYNTAX

NAME = "nexigon-gen"


def main_command() -> click.Command:
    """Makes the command of its table of options."""
    specs = click.Argument(
        ["specs"], metavar="[SPEC]...", nargs=-1, shell_complete=files
    )
    command = click.Command(
        "generate",
        callback=_generate,
        params=[specs],
        options_metavar=SYNTAX,
        help=HELP,
        epilog=EPILOG,
    )
    for each in OPTIONS:
        option(each)(command)
    return click.version_option(__version__, message=f"{NAME} %(version)s")(command)


def _generate(**arguments: object) -> int:
    from .generate import generate  # not to print the help

    words: object = click.get_current_context().obj
    return generate(cast("RunArguments", {**arguments, "words": words}))

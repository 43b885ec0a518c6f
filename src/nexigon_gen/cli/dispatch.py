"""Dispatch of a command line by click: to the command that it names, or to the main one."""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword

import click

from . import misuse
from .commands import COMMANDS, COMPLETE
from .completion import CompletionGroup
from .main_command import NAME, main_command
from .slips import complain_of_slips


def dispatch(words: list[str]) -> int:
    """Runs a command, and returns the exit code."""
    name, chosen, rest = NAME, main_command(), [*words]
    if COMPLETE in os.environ:
        chosen = CompletionGroup(chosen, *map(_command, COMMANDS))
    elif rest and rest[0] in COMMANDS:
        name, chosen, rest = f"{name} {rest[0]}", _command(rest[0]), rest[1:]
    try:
        if COMPLETE not in os.environ:
            complain_of_slips(chosen, rest, COMMANDS)
        code: int | None = chosen.main(
            rest, prog_name=name, standalone_mode=False, obj=words
        )
    except misuse.Misuse as error:
        misuse.show(error, click.Context(chosen, info_name=name))
        return 2
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:  # raised by click on an interrupt
        return 130
    except SystemExit as end:  # of completion, and of a reader that left
        return 2 if end.code else 0
    return code or 0


def _command(name: str) -> click.Command:
    """Imports a command by its name."""
    function = f"{name}_" if iskeyword(name) else name
    module = import_module(f".{COMMANDS[name]}", __package__)
    found: click.Command = vars(module)[function]
    return found

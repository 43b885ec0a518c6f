"""The entry point of the command line: picks the command, and decides the exit code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword

import click

from .. import __version__
from ..text.kinds import INTERNAL_ERROR
from .completion import CompletionGroup
from .generate import generate
from .slips import complain_of_slips
from .streams import complain, discard_unprinted, escape_unprintable

COMPLETE = "_NEXIGON_GEN_COMPLETE"
"""The environment variable by which a shell asks for completions."""
COMMANDS = {
    "changes": "compat",
    "compat": "compat",
    "explain": "reference",
    "fmt": "fmt",
    "import": "importing",
    "schema": "reference",
}
"""The module of each command. A run imports only the one that it needs."""


def command(name: str) -> click.Command:
    """Imports a command by its name."""
    function = f"{name}_" if iskeyword(name) else name
    module = import_module(f".{COMMANDS[name]}", __package__)
    found: click.Command = vars(module)[function]
    return found


def run(arguments: Sequence[str]) -> int:
    """Runs the command line, and returns the exit code."""
    escape_unprintable()
    try:
        return _run(arguments)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:  # raised by click on an interrupt
        return 130
    except (
        SystemExit
    ) as end:  # what click makes of completion, and of a reader that left
        return 2 if end.code else 0
    except (
        OSError
    ) as error:  # most likely of printing, since other code handles its own
        complain(f"error: {error}\n")
        return 2
    except Exception:  # noqa: BLE001 - the last resort
        _report_bug()
        return 70
    finally:
        discard_unprinted()


def _run(arguments: Sequence[str]) -> int:
    name, rest = "nexigon-gen", list(arguments)
    chosen: click.Command = generate
    if COMPLETE in os.environ:
        chosen = CompletionGroup(generate, *map(command, COMMANDS))
    elif rest and rest[0] in COMMANDS:
        name, chosen, rest = f"{name} {rest[0]}", command(rest[0]), rest[1:]
    if COMPLETE not in os.environ:
        complain_of_slips(chosen, rest, COMMANDS)
    code: int | None = chosen.main(
        rest, prog_name=name, standalone_mode=False, obj=arguments
    )
    return code or 0


def _report_bug() -> None:
    import platform
    import traceback

    system = f"Python {platform.python_version()} on {platform.system()}"
    complain(
        f"{traceback.format_exc()}\n"
        f"error[{INTERNAL_ERROR.code}]: this is a bug in nexigon-gen\n"
        f"  = note: nexigon-gen {__version__}, {system}\n"
        "  = help: please report it with the lines above and the spec that causes it\n"
    )

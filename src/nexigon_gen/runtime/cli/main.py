"""The entry point of the command line: dispatches to help, completion or an action."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from .errors import CommandExit, UsageError
from .exit_codes import BUG, DONE, INTERRUPTED
from .streams import write_stderr, write_stdout
from .table import Command, CommandGroup, Program


def run(
    program: Program,
    arguments: Sequence[str] | None = None,
    own: Mapping[str, str] | None = None,
) -> int:
    """Runs a command line, and returns its exit code.

    Args:
        program: The API.
        arguments: The command line; that of the process by default.
        own: Commands to add to those of the API: from the name, `flash` or `projects flash`,
            to the `module:function` to call with the arguments behind the name.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    own = own or {}
    try:
        shell = os.environ.get(f"_{program.env}_COMPLETE")
        if shell:
            from .completion import candidates

            return _print(candidates(program, words, own, shell))
        return _dispatch(program, words, own)
    except CommandExit as end:
        return _exit(end, words)
    except KeyboardInterrupt:
        return _exit(CommandExit(INTERRUPTED, "interrupted"), words)
    except Exception as error:  # noqa: BLE001
        return _exit(CommandExit(BUG, _bug_message(error)), words)


def _dispatch(program: Program, words: list[str], own: Mapping[str, str]) -> int:
    from .arguments import parse, split_command

    # A fast path for the most frequent command lines that need only a table.
    asks_help = words[-1:] in (["--help"], ["-h"]) and len(words) <= 3
    names, rest = (words[:-1], words[-1:]) if asks_help else split_command(words, 2)
    for length in (2, 1):
        name = " ".join(names[:length])
        if len(names) >= length and name in own:
            return _run_own(own[name], words[words.index(names[length - 1]) + 1 :])
    if not names:
        return _run_program(program, rest, own)
    group = _find_group(program, names[0], own)
    if len(names) == 1:
        arguments = parse(rest, None)
        if arguments.has("schema"):
            from .schema import group_schema

            return _print(group_schema(program, group))
        from .help import group_help

        commands = program.commands(group)
        text = group_help(program, group, commands, own)
        if arguments.has("help"):
            return _print(text)
        raise UsageError(f"which action of {group.name}?\n\n{text.rstrip()}")
    command = _find_command(program, group, names[1])
    if rest in (["--help"], ["-h"]):
        from .help import command_help

        return _print(command_help(program, group, command))
    from .action import run_action

    return run_action(program, group, command, rest)


def _run_program(program: Program, words: Sequence[str], own: Mapping[str, str]) -> int:
    from .arguments import parse

    arguments = parse(words, None)
    if arguments.has("completion"):
        from .completion import script

        return _print(script(program, arguments.last("completion") or ""))
    if arguments.has("manual"):
        from .manual import manual

        return _print(manual(program))
    if arguments.has("schema"):
        from .schema import program_schema

        return _print(program_schema(program))
    if arguments.has("version"):
        from importlib.metadata import PackageNotFoundError, version

        try:
            return _print(f"{program.name} {version(program.name)}\n")
        except PackageNotFoundError:
            return _print(f"{program.name} (not installed as a distribution)\n")
    from .help import program_help

    text = program_help(program, own)
    if arguments.has("help"):
        return _print(text)
    raise UsageError(f"which action?\n\n{text.rstrip()}")


def _find_group(program: Program, name: str, own: Mapping[str, str]) -> CommandGroup:
    for each in program.groups:
        if each.name == name:
            return each
    from .errors import did_you_mean

    known = [*(each.name for each in program.groups), *own]
    raise UsageError(
        f"there is no namespace {name!r}",
        did_you_mean(name, known) or f"see {program.name} --help",
    )


def _find_command(program: Program, group: CommandGroup, name: str) -> Command:
    commands = program.commands(group)
    for each in commands:
        if each.name == name:
            return each
    from .errors import did_you_mean

    raise UsageError(
        f"{group.name} has no action {name!r}",
        did_you_mean(name, [each.name for each in commands])
        or f"see {program.name} {group.name} --help",
    )


def _run_own(target: str, arguments: list[str]) -> int:
    from .loading import load_object

    module, _, name = target.partition(":")
    code = load_object(module, name or "main")(arguments)
    return code if isinstance(code, int) else DONE


def _print(text: str) -> int:
    write_stdout(text)
    return DONE


def _exit(end: CommandExit, words: Sequence[str]) -> int:
    """Prints why a command ended on standard error, and returns the exit code."""
    from .report import error_text

    write_stderr(error_text(end, as_json="--json-errors" in words))
    return end.code


def _bug_message(error: Exception) -> str:
    """The message for an unexpected exception: its class and place, but no value, since
    that could be secret."""
    trace = error.__traceback__
    place = ""
    while trace is not None:
        place = (
            f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
        )
        trace = trace.tb_next
    return f"a bug: {type(error).__name__} at {place}; please report it"

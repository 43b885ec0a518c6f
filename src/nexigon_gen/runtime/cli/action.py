"""The run of one action: the request is built, sent, and the answer printed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .arguments import CommandArguments, parse
from .errors import CommandExit, UsageError
from .exit_codes import DONE, FORBIDDEN, INTERRUPTED, OTHER_OUTCOME
from .flags import Flags
from .loading import load_object
from .options import FORMATS
from .report import warn
from .streams import write_stderr, write_stdout
from .structured import JsonData
from .table import Command, CommandGroup, Program
from .text import is_terminal

if TYPE_CHECKING:
    from ..model import Action


def run_action(
    program: Program, group: CommandGroup, command: Command, words: Sequence[str]
) -> int:
    """Runs an action with the command line behind its name, and returns the exit code.

    Raises:
        CommandExit: There is no answer to print, such as after an error of the server.
    """
    flags = Flags(command)
    arguments = parse(words, flags)
    early = _local_output(program, group, command, arguments)
    if early is not None:
        write_stdout(early)
        return DONE
    _check_options(command, arguments)

    from .body import request_of
    from .settings import settings_of

    settings = settings_of(program, arguments)
    if settings.output not in (None, *FORMATS):
        raise UsageError("--output takes json, jsonl, yaml, table or raw")
    if command.needs_token and not (settings.token or arguments.has("dry-run")):
        hint = f"set {program.env}_TOKEN, or use --token-file"
        raise CommandExit(FORBIDDEN, "there is no token", hint)
    request: type[Action] = load_object(
        f"{program.package}.{group.module}", command.request
    )
    action = request_of(flags, arguments, request)
    if command.deprecated:
        what = f"{group.name} {command.name}"
        warn("warning", f"{what} is deprecated: {command.deprecated}")

    from .command_client import CommandClient

    with CommandClient(program, settings, arguments) as client:
        if arguments.has("dry-run"):
            write_stdout(client.dry_run(action))
            return DONE
        if command.removes and not arguments.has("yes"):
            _confirm_removal(f"{group.name} {command.name}")
        if arguments.has("until"):
            answer, is_met = client.wait(command, action, arguments)
        else:
            answer, is_met = client.call(action), True
    text, code = _result(command, arguments, answer, settings.output)
    try:
        write_stdout(text)
    except CommandExit as end:
        raise CommandExit(
            end.code, f"{end.message}; the action was carried out"
        ) from None
    return code if is_met else OTHER_OUTCOME


def _local_output(
    program: Program, group: CommandGroup, command: Command, arguments: CommandArguments
) -> str | None:
    """The output of `--help`, `--schema` or `--template`, which call nothing; None without
    them."""
    if arguments.has("help"):
        from .help import command_help

        return command_help(program, group, command)
    if arguments.has("schema"):
        from .schema import command_schema

        return command_schema(program, group, command)
    if arguments.has("template"):
        import json

        return (
            json.dumps(json.loads(command.example), ensure_ascii=False, indent=2) + "\n"
        )
    return None


def _check_options(command: Command, arguments: CommandArguments) -> None:
    """Checks options against the action before anything is sent.

    Raises:
        UsageError: An option does not fit the action.
    """
    from .answer_fields import check_field, check_revealed
    from .outcome import check_expected

    check_expected(command, arguments.options.get("expect", []))
    if not arguments.has("dry-run"):
        check_revealed(command, arguments.options.get("reveal", []))
    if (name := arguments.last("field")) is not None:
        check_field(command, name)
    until = arguments.last("until")
    if until is None:
        if arguments.has("every"):
            raise UsageError("--every goes with --until")
        return
    if command.idempotency != "safe":
        raise UsageError(
            f"--until repeats calls, and {command.name} does not only read"
        )
    name, equals, _ = until.partition("=")
    if not equals:
        raise UsageError("--until takes NAME=VALUE")
    check_field(command, name)


def _confirm_removal(what: str) -> None:
    """Asks on the terminal before something is removed.

    Raises:
        UsageError: There is no terminal to ask on.
        CommandExit: The answer was no.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise UsageError(f"{what} removes something", "say that it is meant: --yes")
    write_stderr(f"{what} removes something. Go on? [y/N] ")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise CommandExit(INTERRUPTED, "not done")


def _result(
    command: Command, arguments: CommandArguments, answer: JsonData, format: str | None
) -> tuple[str, int]:
    """The text to print for an answer, and the exit code."""
    from .answer_fields import MissingFieldError, field_of, wire_name
    from .outcome import outcome_of
    from .output import format_answer

    wanted = arguments.options.get("expect", [])
    outcome = outcome_of(command, answer)
    code = DONE
    if outcome is not None and (wanted or command.success):
        expected = wanted or [command.success]
        is_expected = outcome.name in expected or "*" in expected
        code = DONE if is_expected else OTHER_OUTCOME
        if not is_expected:
            warn("outcome", f"{outcome.name}, not {' or '.join(expected)}")
    if command.answer == "unit" and format is None:
        return "", code
    name = arguments.last("field")
    if name is not None and code == DONE:
        try:
            found = field_of(answer, wire_name(command, name))
            return format_answer(found, format or "raw"), code
        except MissingFieldError:
            raise CommandExit(OTHER_OUTCOME, f"the answer has no {name}") from None
    if wanted and code == DONE and "*" not in wanted and outcome is not None:
        answer = outcome.payload
    return format_answer(answer, format), code

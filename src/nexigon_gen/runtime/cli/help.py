"""Help texts of a program, a namespace and a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .exit_codes import EXIT_CODES
from .flags import Flag, Flags, metavar, takes
from .options import CALL_ONLY, OPTIONS, ROOT_ONLY
from .table import Command, CommandGroup, ObjectType, Program, UnionType
from .text import DefinitionList, HelpPart, laid_out, safe


def program_help(program: Program, own: Mapping[str, str]) -> str:
    """The help of the program: its namespaces and options."""
    rows = [(each.name, _first(each.docs)) for each in program.groups]
    rows += [(name, f"From {target}.") for name, target in own.items()]
    return laid_out(
        f"Usage: {program.name} NAMESPACE ACTION [--FLAG VALUE]...",
        f"Calls the actions of the {program.title} API.",
        DefinitionList("Namespaces", rows),
        options(None),
        environment(program),
        exit_codes(),
    )


def group_help(
    program: Program,
    group: CommandGroup,
    commands: Iterable[Command],
    own: Mapping[str, str],
) -> str:
    """The help of a namespace: its actions."""
    rows = [
        (each.name, ("Deprecated. " if each.deprecated else "") + _first(each.docs))
        for each in commands
    ]
    rows += [
        (name.partition(" ")[2], f"From {target}.")
        for name, target in own.items()
        if name.startswith(f"{group.name} ")
    ]
    return laid_out(
        f"Usage: {program.name} {group.name} ACTION [--FLAG VALUE]...",
        group.docs,
        DefinitionList("Actions", rows),
        f"More of each: {program.name} {group.name} ACTION --help",
    )


def command_help(program: Program, group: CommandGroup, command: Command) -> str:
    """The help of an action: its flags, outcomes and options."""
    return laid_out(
        f"Usage: {usage(program, group, command)}",
        *facts(command),
        options(command),
        values(),
        exit_codes(),
    )


def facts(command: Command) -> Iterator[HelpPart]:
    """The parts of the help that come from the spec."""
    flags = Flags(command)
    needed = [each for each in flags if is_needed(each)]
    yield f"Deprecated: {command.deprecated}" if command.deprecated else ""
    yield command.docs
    yield _effects(command)
    yield DefinitionList("Required", [_row(each) for each in needed])
    yield DefinitionList(
        "Optional", [_row(each) for each in flags if each not in needed]
    )
    yield DefinitionList("Outcomes", [*_outcomes(command)])


def usage(program: Program, group: CommandGroup, command: Command) -> str:
    """The usage line of an action."""
    words = [f"{program.name} {group.name} {command.name}"]
    words += [
        f"--{each.name} {metavar(each.field.type)}" for each in _usage_flags(command)
    ]
    return safe(" ".join([*words, "[--FLAG VALUE]..."]))


def _usage_flags(command: Command) -> Iterator[Flag]:
    """The required flags, with required fields in place of a struct and the tag in place of
    a union."""
    flags = Flags(command)
    for flag in filter(is_needed, flags):
        match flag.field.type:
            case UnionType(tag=tag) if tag:
                inner = [flags.at((*flag.path, tag))]
            case ObjectType(fields=fields):
                paths = ((*flag.path, each.wire) for each in fields if each.is_required)
                inner = [flags.at(path) for path in paths]
            case _:
                inner = []
        yield from filter(None, inner or [flag])


def is_needed(flag: Flag) -> bool:
    """Whether every request needs the flag: a required field of the request itself."""
    return flag.field.is_required and not flag.within and len(flag.path) == 1


def _row(flag: Flag) -> tuple[str, str]:
    field = flag.field
    said = [field.docs, _sentence(takes(field.type, field.limits))]
    if field.is_nullable:
        said.append("May be null.")
    if field.is_secret:
        said.append("Secret: @FILE, -, env:NAME or prompt.")
    if flag.within:
        said.append(f"If {flag.within[-1][0][-1]} is {flag.within[-1][1].value}.")
    return f"--{flag.name}", " ".join(filter(None, [*said, field.note]))


def _outcomes(command: Command) -> Iterator[tuple[str, str]]:
    if not isinstance(command.answer, UnionType):
        return
    for each in command.answer.variants:
        held = ", ".join(field.name for field in each.fields)
        is_success = each.value == command.success
        yield each.value, f"{held or 'nothing'}{' (success)' if is_success else ''}"


def _effects(command: Command) -> str:
    if command.removes:
        return "Removes something: asks first on a terminal, and needs --yes elsewhere."
    if command.idempotency == "safe":
        return "Only reads."
    return ""


def options(command: Command | None) -> DefinitionList:
    """The options of an action; of the program for None."""
    rows: list[tuple[str, str]] = []
    for name in OPTIONS:
        if name in (CALL_ONLY if command is None else ROOT_ONLY):
            continue
        if name in ("until", "every") and command and command.idempotency != "safe":
            continue
        if name == "yes" and command and not command.removes:
            continue
        rows.append(option_row(name))
    return DefinitionList("Options", rows)


def option_row(name: str) -> tuple[str, str]:
    """The row of an option: its usage and its description."""
    option = OPTIONS[name]
    return f"--{name} {option.takes}".rstrip(), option.docs


def values() -> DefinitionList:
    """The notations for values that come from elsewhere, such as a file."""
    return DefinitionList(
        "Values",
        [
            ("@FILE, -", "The value is what the file, or standard input, holds."),
            ("@@TEXT", "The text @TEXT."),
            ("env:NAME, prompt", "For secrets: a variable, or ask for it."),
        ],
    )


def environment(program: Program) -> DefinitionList:
    """The environment variables of the program."""
    return DefinitionList(
        "Environment",
        [
            (f"{program.env}_URL", "Where the server is."),
            (f"{program.env}_TOKEN", "The token."),
            (f"{program.env}_CONFIG", "The file with settings."),
        ],
    )


def exit_codes() -> DefinitionList:
    """The exit codes and their meanings."""
    return DefinitionList(
        "Exit codes", [(str(code), said) for code, said in EXIT_CODES.items()]
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _first(docs: str) -> str:
    return docs.partition("\n")[0]

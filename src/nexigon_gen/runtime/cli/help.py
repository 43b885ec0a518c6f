"""Help: what a program, a namespace and a command say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .flags import Flag, Flags, metavar, takes
from .options import CALL_ONLY, EXIT_CODES, OPTIONS, ROOT_ONLY
from .table import Command, CommandGroup, ObjectType, Program, UnionType
from .text import safe, width, wrapped

_NAMES = 26
"""Columns that names may take beside what is said of them."""


def program_help(program: Program, own: Mapping[str, str]) -> str:
    """What there is."""
    rows = [(each.name, _first(each.docs)) for each in program.groups]
    rows += [(name, f"From {target}.") for name, target in own.items()]
    return _text(
        [f"Usage: {program.name} NAMESPACE ACTION [--FLAG VALUE]...", ""],
        _paragraph(f"Calls the actions of the {program.title} API."),
        _section("Namespaces", rows),
        _options(None),
        _section(
            "Environment",
            [
                (f"{program.env}_URL", "Where the server is."),
                (f"{program.env}_TOKEN", "The token."),
                (f"{program.env}_CONFIG", "The file with settings."),
            ],
        ),
        _exit_codes(),
    )


def group_help(
    program: Program,
    group: CommandGroup,
    commands: Iterable[Command],
    own: Mapping[str, str],
) -> str:
    """The actions of a namespace."""
    rows = [
        (each.name, ("Deprecated. " if each.deprecated else "") + _first(each.docs))
        for each in commands
    ]
    rows += [
        (name.partition(" ")[2], f"From {target}.")
        for name, target in own.items()
        if name.startswith(f"{group.name} ")
    ]
    return _text(
        [f"Usage: {program.name} {group.name} ACTION [--FLAG VALUE]...", ""],
        _paragraph(group.docs),
        _section("Actions", rows),
        _paragraph(f"More of each: {program.name} {group.name} ACTION --help"),
    )


def command_help(program: Program, group: CommandGroup, command: Command) -> str:
    """An action: its flags, its outcomes, an example."""
    flags = Flags(command)
    needed = [each for each in flags if is_needed(each)]
    return _text(
        [usage(program, group, command), ""],
        _paragraph(f"Deprecated: {command.deprecated}" if command.deprecated else ""),
        _paragraph(command.docs),
        _paragraph(_repeats(command)),
        _section("Required", [_row(each) for each in needed]),
        _section("Optional", [_row(each) for each in flags if each not in needed]),
        _section("Outcomes", _outcomes(command)),
        _options(command),
        _section(
            "Values",
            [
                ("@FILE, -", "The value is what the file, or standard input, holds."),
                ("@@TEXT", "The text @TEXT."),
                ("env:NAME, prompt", "For secrets: a variable, or ask for it."),
            ],
        ),
        _exit_codes(),
    )


def usage(program: Program, group: CommandGroup, command: Command) -> str:
    """How an action is called."""
    words = [f"Usage: {program.name} {group.name} {command.name}"]
    words += [
        f"--{each.name} {metavar(each.field.type)}"
        for each in Flags(command)
        if is_needed(each) and not isinstance(each.field.type, ObjectType | UnionType)
    ]
    line = safe(" ".join([*words, "[--FLAG VALUE]..."]))
    return "\n".join(wrapped(line, 0, max(width(), 40)))


def is_needed(flag: Flag) -> bool:
    """Whether a request cannot do without a field."""
    return flag.field.is_required and not flag.within and len(flag.path) == 1


def _row(flag: Flag) -> tuple[str, str]:
    field = flag.field
    said = [field.docs, _sentence(takes(field.type, field.limits))]
    if field.is_nullable:
        said.append("May be null.")
    if field.is_secret:
        said.append("Secret: @FILE, -, env:NAME or prompt.")
    if flag.within:
        said.append(f"If {flag.within[-1][0][-1]} is {flag.within[-1][1]}.")
    return f"--{flag.name}", " ".join(filter(None, [*said, field.note]))


def _outcomes(command: Command) -> Iterator[tuple[str, str]]:
    if not isinstance(command.answer, UnionType):
        return
    for each in command.answer.variants:
        held = ", ".join(field.name for field in each.fields)
        is_success = each.value == command.success
        yield each.value, f"{held or 'nothing'}{' (success)' if is_success else ''}"


def _repeats(command: Command) -> str:
    if command.removes:
        return "Removes something: asks first on a terminal, and needs --yes elsewhere."
    if command.idempotency == "safe":
        return "Only reads."
    return ""


def _options(command: Command | None) -> list[str]:
    rows: list[tuple[str, str]] = []
    for name, option in OPTIONS.items():
        if name in (CALL_ONLY if command is None else ROOT_ONLY):
            continue
        if name in ("until", "every") and command and command.idempotency != "safe":
            continue
        if name == "yes" and command and not command.removes:
            continue
        rows.append((f"--{name} {option.takes}".rstrip(), option.docs))
    return _section("Options", rows)


def _exit_codes() -> list[str]:
    return _section(
        "Exit codes", [(str(code), text) for code, text in EXIT_CODES.items()]
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _first(docs: str) -> str:
    return docs.partition("\n")[0]


def _paragraph(text: str) -> list[str]:
    return [*wrapped(text, 0, width()), ""] if text else []


def _section(title: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    rows = [(safe(name), text) for name, text in rows]
    if not rows:
        return []
    columns = width()
    column = min(max(len(name) for name, _ in rows), _NAMES) + 4
    lines = [f"{title}:"]
    for name, text in rows:
        first, *rest = wrapped(text, column, columns) or [""]
        head = f"  {name}"
        if len(head) + 2 > column:
            lines += [head, first] if first else [head]
        else:
            lines.append((head.ljust(column) + first.strip()).rstrip())
        lines += rest
    return [*lines, ""]


def _text(*parts: list[str]) -> str:
    lines = [line for part in parts for line in part]
    return "\n".join(lines).rstrip() + "\n"

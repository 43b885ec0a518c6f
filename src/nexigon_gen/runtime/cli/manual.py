"""The manual page of a program, in the markup of man(7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .help import environment, exit_codes, facts, option_row, usage, values
from .options import OPTIONS
from .table import Program
from .text import DefinitionList, HelpPart, one_line, safe


def manual(program: Program) -> str:
    """The help of the program and of all its actions, as one page of section 1."""
    lines = [*_page(program)]
    return "".join(f"{line}\n" for line in lines)


def _page(program: Program) -> Iterator[str]:
    yield f'.TH "{_escaped(program.name.upper())}" 1 "" "{_escaped(program.title)}"'
    yield ".SH NAME"
    yield f"{_escaped(program.name)} \\- call the actions of {_escaped(program.title)}"
    yield ".SH SYNOPSIS"
    yield rf"\fB{_escaped(program.name)}\fR \fINAMESPACE ACTION\fR [\fB\-\-FLAG\fR \fIVALUE\fR]..."
    yield ".SH NAMESPACES"
    yield from _rows((each.name, each.docs) for each in program.groups)
    yield ".SH ACTIONS"
    for group in program.groups:
        for command in program.commands(group):
            yield f".SS {_escaped(f'{group.name} {command.name}')}"
            yield _escaped(usage(program, group, command))
            for part in facts(command):
                yield from _part(part)
    for title, rows in (
        ("VALUES", values().rows),
        ("OPTIONS", map(option_row, OPTIONS)),
        ("ENVIRONMENT", environment(program).rows),
        ("EXIT STATUS", exit_codes().rows),
    ):
        yield f".SH {title}"
        yield from _rows(rows)


def _part(part: HelpPart) -> Iterator[str]:
    if isinstance(part, DefinitionList):
        if part.rows:
            yield ".PP"
            yield rf"\fI{part.title}\fR"
            yield from _rows(part.rows)
    elif part:
        yield ".PP"
        yield from _lines(part)


def _rows(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, said in rows:
        yield ".TP"
        yield rf"\fB{_escaped(name)}\fR"
        yield from _lines(said)


def _lines(text: str) -> Iterator[str]:
    for line in safe(text).split("\n"):
        yield _escaped(line) if line.strip() else ".sp"


def _escaped(text: str) -> str:
    """Text in which roff sees no requests and no escapes."""
    text = one_line(text).strip().replace("\\", r"\e")
    text = text.replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{text}" if text[:1] in (".", "'") else text

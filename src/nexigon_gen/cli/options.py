"""Options of commands, as rows of a table, and those that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ..text import kinds
from ..values import dataclass


@dataclass(frozen=True, slots=True)
class CommandOption:
    """An option of a command.

    Args:
        field: Its name among the arguments. Options of the same field exclude each other.
        names: How it is written, the short form first.
        help: What it does.
        metavar: What stands for the value in the help; empty for a flag.
        choices: The only values that it takes.
        default: The value if it is not given; the help shows one of `choices`.
        stands_for: The value that a flag stands for, instead of True.
        read: Makes the value of a text. Raises `ValueError`, which says what is wrong.
        is_repeatable: Whether it may be given several times. `read` gets all texts.
        completes: What a shell completes: `file`, `dir`, or nothing.
    """

    field: str
    names: tuple[str, ...]
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    default: str | None = None
    stands_for: str = ""
    read: Callable[[Any], object] | None = None
    is_repeatable: bool = False
    completes: str = ""

    @property
    def is_flag(self) -> bool:
        """Whether it takes no value."""
        return not (self.metavar or self.choices)


def path(text: str) -> Path:
    """The value of an option as a path. An empty text is refused: most likely it is an unset
    variable, and it would mean the current folder."""
    if not text:
        raise ValueError("it is empty: name a file or a folder")
    return Path(text)


def form(choices: Sequence[str], of: str) -> CommandOption:
    """The option `--format`. The first choice is the default."""
    return CommandOption(
        "form",
        ("--format",),
        f"Form of {of}.",
        choices=tuple(choices),
        default=choices[0],
    )


def colour(help: str) -> CommandOption:
    """The option `--color`."""
    choices = ("auto", "always", "never")
    return CommandOption("colour", ("--color",), help, choices=choices, default="auto")


def codes(field: str, help: str) -> CommandOption:
    """An option that takes warnings, by code, number or name."""
    return CommandOption(
        field,
        (f"--{field}",),
        f"{help} Repeatable.",
        metavar="CODE",
        read=kinds.warnings,
        is_repeatable=True,
    )

"""Options that several commands have, and checks of their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from .. import config
from ..text import kinds

_Command = TypeVar("_Command", bound=Callable[..., object])


def path(text: str) -> Path:
    """The value of an option as a path. An empty text is refused: most likely it is an unset
    variable, and it would mean the current folder."""
    if not text:
        raise click.BadParameter("it is empty: name a file or a folder")
    return Path(text)


def form(choices: Sequence[str], of: str) -> Callable[[_Command], _Command]:
    """The option `--format`. The first choice is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help=f"Form of {of}.",
    )


def colour(help: str) -> Callable[[_Command], _Command]:
    """The option `--color`."""
    return click.option(
        "--color",
        "colour",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help=help,
    )


def codes(name: str, help: str) -> Callable[[_Command], _Command]:
    """An option that takes codes of warnings, such as `--ignore`."""
    return click.option(
        name,
        metavar="CODE",
        multiple=True,
        callback=_warnings,
        help=f"{help} Repeatable.",
    )


def package_name(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    """Checks the name of a package."""
    try:
        return None if value is None else config.package_name(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def outputs(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """Splits the list of `--outputs`."""
    return None if value is None else tuple(map(str.strip, value.split(",")))


def _warnings(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> frozenset[str]:
    """Checks warnings, which are given by code, number or name."""
    try:
        return kinds.warnings(values)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None

"""Options as click knows them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from . import completion, options
from .options import CommandOption

_Command = TypeVar("_Command", bound=Callable[..., object] | click.Command)
_COMPLETES = {"file": completion.files, "dir": completion.folders}


def path(text: str) -> Path:
    """The value of an argument as a path, which is not empty."""
    try:
        return options.path(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def option(row: CommandOption) -> Callable[[_Command], _Command]:
    """A decorator that gives an option to a command."""
    given: dict[str, Any] = {"help": row.help}
    if row.stands_for:
        given["flag_value"] = row.stands_for
    elif row.is_flag:
        given["is_flag"] = True
    elif row.choices:
        given["type"] = click.Choice(row.choices)
    else:
        given["metavar"] = row.metavar
    if row.default is not None:
        given |= {"default": row.default, "show_default": bool(row.choices)}
    if row.completes:
        given["shell_complete"] = _COMPLETES[row.completes]
    if row.read:
        given["callback"] = _callback(row.read)
    return click.option(*row.names, row.field, multiple=row.is_repeatable, **given)


def _callback(read: Callable[[Any], object]) -> Callable[..., object]:
    def value(context: click.Context, parameter: click.Parameter, given: Any) -> object:
        try:
            return None if given is None else read(given)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return value

"""`Misuse`, the error of arguments that make no sense together, and how it is shown."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click


class Misuse(Exception):
    """Arguments that do not go with each other, or with the settings of the project."""

    def __init__(self, message: str, *, shows_usage: bool = True) -> None:
        super().__init__(message)
        self.shows_usage = shows_usage


def show(error: Misuse, context: click.Context | None = None) -> None:
    """Prints an error as click prints its own. Without a context it is one of the main
    command."""
    import click  # only errors need it

    from .main_command import NAME, main_command

    usage = context or click.Context(main_command(), info_name=NAME)
    with suppress(OSError):
        click.UsageError(str(error), usage if error.shows_usage else None).show()

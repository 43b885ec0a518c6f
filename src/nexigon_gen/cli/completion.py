"""Completion of the command line in shells, which click writes and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def files(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The shell's own completion of files."""
    return [_item(incomplete, "file")]


def folders(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The shell's own completion of folders."""
    return [_item(incomplete, "dir")]


class CompletionGroup(click.Group):
    """All commands and the options of the one without a name, as completion sees them:
    what stands first may be a command, an option or a spec."""

    def __init__(self, plain: click.Command, *others: click.Command) -> None:
        options = [each for each in plain.params if isinstance(each, click.Option)]
        commands = {each.name or "": each for each in others}
        super().__init__(commands=commands, params=list[click.Parameter](options))

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """What may stand here."""
        found = super().shell_complete(ctx, incomplete)
        is_option = incomplete.startswith("-")
        # The type comes first: in bash it takes the place of what was found before.
        return found if is_option else [_item(incomplete, "file"), *found]


def _item(incomplete: str, kind: str) -> CompletionItem:
    from click.shell_completion import CompletionItem  # only completion needs it

    return CompletionItem(incomplete, type=kind)

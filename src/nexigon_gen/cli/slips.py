"""Help for slips on the command line that would otherwise be misread: commands of other tools,
which would be taken for specs, and long options with one dash."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from itertools import takewhile
from pathlib import Path

import click

from ..config import Output
from ..text.suggest import closest

_SINGLE = re.compile(r"-([a-z][a-z-]+)(=.*)?")
_RUN = "leave it out: `nexigon-gen SPEC -o DIR`"
_LOOK = "write `nexigon-gen SPEC -o DIR --check`, which writes nothing"
_MEANT = {
    **dict.fromkeys(("generate", "gen", "build", "compile", "run", "codegen"), _RUN),
    **dict.fromkeys(("check", "validate", "verify", "lint", "test"), _LOOK),
    **dict.fromkeys(("format", "pretty"), "it is called `fmt`"),
    **dict.fromkeys(("diff", "breaking", "compare"), "it is called `compat`"),
    **dict.fromkeys(("changelog", "history"), "it is called `changes`"),
    **dict.fromkeys(("docs", "doc"), "write `nexigon-gen SPEC --docs DIR`"),
    **dict.fromkeys(("openapi", "ir"), "write `nexigon-gen SPEC --emit {}`"),
    **dict.fromkeys(("help", "version", "watch"), "it is an option: `--{}`"),
    **dict.fromkeys(
        ("init", "new", "create"), "a spec is a file that is written by hand"
    ),
}
"""Commands of other tools, and what to use here instead."""


def complain_of_slips(
    command: click.Command, arguments: Sequence[str], commands: Collection[str]
) -> None:
    """Refuses arguments that would be misread.

    Raises:
        click.UsageError: There is one; the message says what to write.
    """
    first = arguments[0] if arguments else ""
    if command.name == "import" and Path(first).suffix in (".json", ".yaml", ".yml"):
        raise click.UsageError(
            f"what it is comes first: `nexigon-gen import openapi {first}`"
        )
    is_word = re.fullmatch(r"[a-z]+", first) and not os.path.exists(first)
    if command.name == "generate" and is_word:
        meant = _MEANT.get(first, "").format(first)
        near = "" if meant else " or ".join(f"`{e}`" for e in closest(first, commands))
        if meant or near:
            help = meant or f"did you mean {near}?"
            raise click.UsageError(f"there is no command `{first}`: {help}")
    _complain_of_blanks(arguments)
    known = {name for each in command.params for name in each.opts}
    for each in arguments:
        if each == "--":
            return
        single = _SINGLE.fullmatch(each)
        if single and f"--{single[1]}" in known:
            raise click.UsageError(f"No such option '{each}'. Did you mean '-{each}'?")
        if command.name == "import" and re.match(r"https?://", each):
            raise click.UsageError(
                "documents are read from files: fetch it first, as `curl -O` does"
            )


def _complain_of_blanks(arguments: Sequence[str]) -> None:
    """Refuses outputs that are separated by blanks: all but the first would be specs."""
    if "--outputs" not in arguments:
        return
    known = {each.value for each in Output}
    after = arguments[arguments.index("--outputs") + 1 :]
    named = [*takewhile(known.__contains__, after)]
    if len(named) > 1 and not any(map(os.path.exists, named[1:])):
        shown = ",".join(named)
        raise click.UsageError(f"outputs are separated by commas: `--outputs {shown}`")

"""Parsing of a command line into flags, which are fields of the request, and options,
which every command has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .errors import UsageError, did_you_mean
from .flags import Flags
from .options import OPTIONS


class GivenFlag(NamedTuple):
    """A flag with the text of its value. A switch has `true`, and after `--no-` `false`."""

    name: str
    text: str


class CommandArguments:
    """The flags and options of a command line.

    Attributes:
        flags: The flags, in the order in which they were given.
        options: The values of each option, by name, in the same order.
    """

    def __init__(self) -> None:
        self.flags: list[GivenFlag] = []
        self.options: dict[str, list[str]] = {}

    def last(self, option: str) -> str | None:
        """The value of an option; the last one, if it was given several times."""
        values = self.options.get(option)
        return values[-1] if values else None

    def has(self, option: str) -> bool:
        """Whether an option was given."""
        return option in self.options


def split_command(arguments: Sequence[str], most: int) -> tuple[list[str], list[str]]:
    """The words that name a command, which are the first `most` that are no options; and
    the rest."""
    words: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(arguments) and len(words) < most:
        word = arguments[at]
        at += 1
        if not word.startswith("-"):
            words.append(word)
            continue
        rest.append(word)
        name, has_value, _ = word.removeprefix("--").partition("=")
        option = OPTIONS.get(name)
        if option and option.takes and not has_value and at < len(arguments):
            rest.append(arguments[at])
            at += 1
    return words, [*rest, *arguments[at:]]


def parse(words: Sequence[str], flags: Flags | None) -> CommandArguments:
    """Parses the command line behind the name of a command.

    Args:
        words: The command line.
        flags: The flags of the command; None where only options are allowed.

    Raises:
        UsageError: A flag or option is unknown, or has no value.
    """
    found = CommandArguments()
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word in ("-h", "--help"):
            found.options["help"] = [""]
            continue
        if not word.startswith("--") or word == "--":
            raise UsageError(
                f"there is no place for {word!r}", "values follow a --flag"
            )
        name, equals, text = word[2:].partition("=")
        following = words[at] if at < len(words) else None
        if name in OPTIONS:
            option = OPTIONS[name]
            if not option.takes:
                if equals:
                    raise UsageError(f"--{name} takes no value")
            elif not equals:
                text, at = _value(name, following, option.takes, flags), at + 1
            found.options.setdefault(name, []).append(text)
        elif flags and flags.is_switch(name):
            if not equals:
                text = "true"
                if following in ("true", "false"):
                    text, at = following, at + 1
            found.flags.append(GivenFlag(name, text))
        elif flags and flags.named(name):
            if not equals:
                text, at = _value(name, following, "a value", flags), at + 1
            found.flags.append(GivenFlag(name, text))
        elif (
            flags
            and name.startswith("no-")
            and flags.is_switch(name[3:])
            and not equals
        ):
            found.flags.append(GivenFlag(name[3:], "false"))
        else:
            raise _unknown(name, flags.by_name if flags else ())
    return found


def _value(name: str, following: str | None, takes: str, flags: Flags | None) -> str:
    """The value of a flag, which is the word that follows it."""
    if following is None:
        raise UsageError(f"--{name} needs {takes}")
    other = following.removeprefix("--").partition("=")[0]
    is_flag = other in OPTIONS or (flags and flags.named(other))
    if following.startswith("--") and is_flag:
        # The value was forgotten, or came from a shell variable that is empty.
        raise UsageError(
            f"--{name} needs {takes}, and --{other} is a flag",
            f"if it is the value: --{name}={following}",
        )
    return following


def _unknown(name: str, flags: Iterable[str]) -> UsageError:
    known = [*flags, *OPTIONS]
    hint = did_you_mean(name, known).replace("mean ", "mean --")
    if within := [f"--{each}" for each in known if each.endswith(f".{name}")]:
        hint = f"did you mean {' or '.join(within[:2])}?"
    return UsageError(f"there is no --{name}", hint)

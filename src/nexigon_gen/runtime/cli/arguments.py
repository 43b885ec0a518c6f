"""Parsing of a command line into flags, which are fields of the request, and options,
which every command has."""

from __future__ import annotations

from collections import deque
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
    left = deque(words)
    while left:
        word = left.popleft()
        if word in ("-h", "--help"):
            found.options["help"] = [""]
            continue
        if not word.startswith("--") or word == "--":
            raise UsageError(
                f"there is no place for {word!r}", "values follow a --flag"
            )
        name, equals, behind = word[2:].partition("=")
        text = behind if equals else None
        if name in OPTIONS:
            value = _option_value(name, text, left=left, flags=flags)
            found.options.setdefault(name, []).append(value)
        elif flags is not None:
            found.flags.append(_flag(name, text, left=left, flags=flags))
        else:
            raise _unknown(name, ())
    return found


def _option_value(
    name: str, text: str | None, *, left: deque[str], flags: Flags | None
) -> str:
    """The value of an option, behind its `=` or in the next word; empty if it has none."""
    takes = OPTIONS[name].takes
    if takes:
        return _next_value(name, left, takes, flags) if text is None else text
    if text is not None:
        raise UsageError(f"--{name} takes no value")
    return ""


def _flag(name: str, text: str | None, *, left: deque[str], flags: Flags) -> GivenFlag:
    """A flag with its value, behind its `=` or in the next word."""
    if flags.is_switch(name):
        if text is None and left and left[0] in ("true", "false"):
            text = left.popleft()
        return GivenFlag(name, "true" if text is None else text)
    if flags.named(name):
        if text is None:
            text = _next_value(name, left, "a value", flags)
        return GivenFlag(name, text)
    switch = name.removeprefix("no-")
    if switch != name and text is None and flags.is_switch(switch):
        return GivenFlag(switch, "false")
    raise _unknown(name, flags.by_name)


def _next_value(name: str, left: deque[str], takes: str, flags: Flags | None) -> str:
    """The next word, which is the value of a flag or an option."""
    if not left:
        raise UsageError(f"--{name} needs {takes}")
    value = left.popleft()
    other = value.removeprefix("--").partition("=")[0]
    is_flag = other in OPTIONS or (flags and flags.named(other))
    if value.startswith("--") and is_flag:
        # The value was forgotten, or came from a shell variable that is empty.
        raise UsageError(
            f"--{name} needs {takes}, and --{other} is a flag",
            f"if it is the value: --{name}={value}",
        )
    return value


def _unknown(name: str, flags: Iterable[str]) -> UsageError:
    known = [*flags, *OPTIONS]
    hint = did_you_mean(name, known).replace("mean ", "mean --")
    if within := [f"--{each}" for each in known if each.endswith(f".{name}")]:
        hint = f"did you mean {' or '.join(within[:2])}?"
    return UsageError(f"there is no --{name}", hint)

"""Exits of a command: an exit code with a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .exit_codes import USAGE


class CommandExit(Exception):
    """Ends a command with an exit code and a message.

    Args:
        code: The exit code.
        message: What is wrong.
        hint: What to do about it.
        facts: Details for programs, such as the HTTP status; `--json-errors` prints them.
    """

    def __init__(
        self,
        code: int,
        message: str,
        hint: str = "",
        facts: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.facts = facts or {}


class UsageError(CommandExit):
    """A mistake in the command line or the settings; nothing was sent."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(USAGE, message, hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the known words that are most alike; empty without one."""
    from difflib import get_close_matches  # mistakes may take their time

    by_lower = {each.lower(): each for each in reversed([*known])}
    is_same = word.lower() in by_lower
    lower = get_close_matches(word.lower(), by_lower, 1 if is_same else 2, 0.6)
    found = [by_lower[each] for each in lower]
    return f"did you mean {' or '.join(found)}?" if found else ""

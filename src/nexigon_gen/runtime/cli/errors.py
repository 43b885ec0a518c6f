"""Ends of commands: an exit code, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class End(Exception):
    """The end of a command.

    Args:
        code: The exit code.
        message: What is wrong.
        hint: What may help.
        facts: What else a program may want to know: the status, the kind of an error.
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


class UsageError(End):
    """A command line, or settings, that cannot be; nothing was sent."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(2, message, hint)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint at what may have been meant; empty if nothing is alike."""
    from difflib import get_close_matches  # mistakes may take their time

    by_lower = {each.lower(): each for each in reversed([*known])}
    is_same = word.lower() in by_lower
    lower = get_close_matches(word.lower(), by_lower, 1 if is_same else 2, 0.6)
    found = [by_lower[each] for each in lower]
    return f"did you mean {' or '.join(found)}?" if found else ""

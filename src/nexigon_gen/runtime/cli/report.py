"""Warnings and errors on standard error, as text or as JSON."""

from __future__ import annotations

import sys

from .errors import CommandExit
from .streams import write_stderr
from .style import Emphasis, TerminalStyle
from .text import one_line, safe


def warn(label: str, text: str) -> None:
    """Prints a warning; the command goes on."""
    write_stderr(_line("warning", label, one_line(text)))


def error_text(end: CommandExit, *, as_json: bool) -> str:
    """The text of an error: its message and hint, or one line of JSON."""
    if as_json:
        import json

        facts = {"exit": end.code, "message": end.message, **end.facts}
        if end.hint:
            facts["hint"] = end.hint
        return json.dumps(facts) + "\n"
    hint = _line("hint", "hint", safe(end.hint)) if end.hint else ""
    return _line("error", "error", safe(end.message)) + hint


def _line(emphasis: Emphasis, label: str, text: str) -> str:
    return f"{TerminalStyle(sys.stderr).of(emphasis, f'{label}:')} {text}\n"

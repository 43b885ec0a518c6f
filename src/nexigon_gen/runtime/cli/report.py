"""Reports on standard error, for people and for programs."""

from __future__ import annotations

import sys

from .errors import End
from .streams import tell
from .style import Emphasis, TerminalStyle
from .text import one_line, safe


def warn(label: str, text: str) -> None:
    """Says something that ends nothing."""
    tell(_line("warning", label, one_line(text)))


def told(end: End, *, as_json: bool) -> str:
    """What is said of the end of a command."""
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

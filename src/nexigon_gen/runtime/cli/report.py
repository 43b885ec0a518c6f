"""Reports of what ended a command, for people and for programs."""

from __future__ import annotations

from .errors import End
from .text import safe


def told(end: End, *, as_json: bool) -> str:
    """What is written to standard error."""
    hint = end.hint
    if as_json:
        import json

        facts = {"exit": end.code, "message": end.message, **end.facts}
        if hint:
            facts["hint"] = hint
        return json.dumps(facts) + "\n"
    lines = [f"error: {end.message}"]
    if hint:
        lines.append(f"hint: {hint}")
    return safe("\n".join(lines)) + "\n"

"""JSON of samples: on one line, over several, and with its keys marked."""

from __future__ import annotations

import re

from ...ir.jsontext import JsonValue, compact
from .html import Html, content

_STRING = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")')
_WIDTH = 56


def laid_out(value: JsonValue, indent: str = "") -> str:
    """A value on one line if that is short, else one member a line."""
    deeper = indent + "  "
    match value:
        case dict() if value:
            inner = [f"{compact(k)}: {laid_out(v, deeper)}" for k, v in value.items()]
        case list() if value:
            line = compact(value)
            if len(indent) + len(line) <= _WIDTH:
                return line
            inner = [laid_out(each, deeper) for each in value]
        case _:
            return compact(value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = f",\n{deeper}".join(inner)
    return f"{opening}\n{deeper}{body}\n{indent}{closing}"


def marked(source: str) -> Html:
    """JSON with its keys in colour."""
    parts = _STRING.split(content(source))
    for at in range(1, len(parts), 2):
        if parts[at + 1].startswith(":"):
            parts[at] = f"<i>{parts[at]}</i>"
    return Html("".join(parts))

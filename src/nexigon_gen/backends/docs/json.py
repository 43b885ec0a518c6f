"""JSON of samples: on one line, over several, and with its keys marked."""

from __future__ import annotations

import re

from ...ir.jsontext import JsonValue, compact
from .html import Html, content

_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")(:)?')
_WIDTH = 56


def laid_out(value: JsonValue, indent: str = "") -> str:
    """A value on one line if that is short, else one member a line."""
    deeper = indent + "  "
    match value:
        case dict() if value:
            inner = [f"{compact(k)}: {laid_out(v, deeper)}" for k, v in value.items()]
        case list() if value and len(indent) + len(compact(value)) > _WIDTH:
            inner = [laid_out(each, deeper) for each in value]
        case _:
            return compact(value)
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = f",\n{deeper}".join(inner)
    return f"{opening}\n{deeper}{body}\n{indent}{closing}"


def marked(source: str) -> Html:
    """JSON with its keys in colour."""
    found: list[str] = []
    at = 0
    for token in _TOKEN.finditer(source):
        if token[2]:
            found += [
                content(source[at : token.start()]),
                "<i>",
                content(token[1]),
                "</i>:",
            ]
            at = token.end()
    return Html("".join([*found, content(source[at:])]))

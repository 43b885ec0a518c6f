"""The catalogue as text for a terminal."""

from __future__ import annotations

from textwrap import fill, indent

from .catalog import CatalogEntry, catalog, changes

_WIDTH = 80


def explain(code: CatalogEntry) -> str:
    """All there is to say about a code."""
    severity = code.kind.severity.value + (
        "" if code.kind.is_on else ", off by default"
    )
    parts = [
        f"{code.code} {code.name} ({severity})",
        f"{code.title[0].upper()}{code.title[1:]}.",
        fill(code.explanation, _WIDTH, break_on_hyphens=False),
    ]
    if code.bad:
        is_change = code.code.startswith("NXC")
        bad, good = ("Before:", "After:") if is_change else ("Wrong:", "Right:")
        parts += [bad, _yaml(code.bad), good, _yaml(code.good)]
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """Every code and its title, a line each."""
    every = (*catalog().values(), *changes().values())
    return "".join(f"{each.code}  {each.title}\n" for each in every)


def _yaml(text: str) -> str:
    return indent(text.rstrip(), "    ")

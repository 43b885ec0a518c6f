"""The forms diagnostics can be printed in, by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from ..text.report import Diagnostic

FORMATS = ("text", "concise", "json", "github", "sarif")


class Render(Protocol):
    """Gives the text to print; empty, or whole lines."""

    def __call__(self, found: Sequence[Diagnostic], *, colour: bool) -> str: ...


def renderer(name: str) -> Render:
    """The renderer of one of `FORMATS`. Loads no other.

    Raises:
        ValueError: There is no such format.
    """
    match name:
        case "text":
            from .text import render
        case "concise":
            from .concise import render
        case "json":
            from .json import render
        case "github":
            from .github import render
        case "sarif":
            from .sarif import render
        case _:
            raise ValueError(f"no format is called {name!r}")
    return render

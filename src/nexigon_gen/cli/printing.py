"""Printing of reports, and whether to use colour."""

from __future__ import annotations

import os

from ..text.report import Report
from .streams import complain, is_terminal


def complain_of(report: Report, form: str, colour: str) -> str:
    """Prints diagnostics to stderr, in one of the forms of `diagnostics.formats`. Returns the
    printed text."""
    if form == "text" and not len(report):
        return ""  # without importing the renderer
    from ..diagnostics.formats import renderer

    wanted = wants_colour(colour)
    text = renderer(form)(tuple(report), colour=wanted)
    complain(text, colour=wanted)
    return text


def wants_colour(choice: str, *, out: bool = False) -> bool:
    """Whether to use colour on stderr (or on stdout, with `out`), by the option and the
    environment."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(out=out) and os.environ.get("TERM") != "dumb"

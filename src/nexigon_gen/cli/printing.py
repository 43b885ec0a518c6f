"""Reports and colour on the standard streams."""

from __future__ import annotations

import os

from ..text.report import Report
from .streams import complain, is_terminal


def complain_of(report: Report, form: str, colour: str) -> str:
    """Prints diagnostics to stderr, in one of the forms of `diagnostics.formats`, and
    gives what it prints."""
    if form == "text" and not len(report):
        return ""  # nothing to load the renderer for
    from ..diagnostics.formats import renderer

    wanted = wants_colour(colour)
    text = renderer(form)(tuple(report), colour=wanted)
    complain(text, colour=wanted)
    return text


def wants_colour(choice: str, *, out: bool = False) -> bool:
    """Whether to colour stderr, or stdout, by what was asked for and by the
    environment."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(out=out) and os.environ.get("TERM") != "dumb"

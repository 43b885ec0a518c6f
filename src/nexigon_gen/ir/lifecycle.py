"""Words of a lifecycle, in docstrings and on pages."""

from __future__ import annotations

from .terms import Deprecation

_NO_NOTE = "Do not use in new code"


def closed(text: str) -> str:
    """Text that ends as a sentence does."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


def deprecation(deprecated: Deprecation) -> str:
    """A deprecation, where nothing else tells of it."""
    since = f" since {deprecated.since}" if deprecated.since else ""
    return f"Deprecated{since}: {closed(deprecated.note or _NO_NOTE)}{_end(deprecated)}"


def deprecation_note(deprecated: Deprecation) -> str:
    """What a deprecation says, where it is known to be one."""
    since = f" Deprecated since {deprecated.since}." if deprecated.since else ""
    return f"{closed(deprecated.note or _NO_NOTE)}{since}{_end(deprecated)}"


def _end(deprecated: Deprecation) -> str:
    end = deprecated.remove_in
    return f" To be removed in {end}." if end else ""

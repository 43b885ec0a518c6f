"""HTML as a type of its own: text becomes it by being escaped, and in no other way but
where this package makes markup itself."""

from __future__ import annotations

import re

_SPECIAL = re.compile("[&<>\"']")


class Html(str):
    """Markup. Whoever makes one answers for it."""

    __slots__ = ()


def text(value: str) -> str:
    """A value of a view as HTML: escaped, unless it is HTML."""
    if isinstance(value, Html) or not _SPECIAL.search(value):
        return value
    found = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return found.replace('"', "&quot;").replace("'", "&#39;")

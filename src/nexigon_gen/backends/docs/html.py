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
    return content(value).replace('"', "&quot;").replace("'", "&#39;")


def content(value: str) -> str:
    """A text between two tags, where quotes mean nothing, as HTML."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

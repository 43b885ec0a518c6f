"""Faults of requests: characters in the URL or a header that cannot be sent."""

from __future__ import annotations

from ..headers import VALUE
from .protocol import HttpRequest

UNSENDABLE = "the request has a header that cannot be sent"
"""Message about any fault that `fault_in` does not find."""


def fault_in(request: HttpRequest) -> str:
    """Names the URL or the header that is not Latin-1 without control characters; empty if
    there is none. Does not quote values."""
    headers = request.headers
    text = request.url + "".join(headers) + "".join(headers.values())
    if text.isascii() and text.isprintable():
        return ""
    for name, value in headers.items():
        if not VALUE.fullmatch(name + value):
            return f"the header {name!r} has a character not allowed"
    return "" if VALUE.fullmatch(request.url) else "the URL has a character not allowed"

"""Faults of requests: what would end a line of one early, or cannot be sent."""

from __future__ import annotations

from ..headers import VALUE
from .protocol import HttpRequest

UNSENDABLE = "the request has a header that cannot be sent"
"""What is said of a fault that is none of these."""


def fault_in(request: HttpRequest) -> str:
    """What is wrong with the URL or a header, without its value; empty if each is
    Latin-1 without control characters."""
    headers = request.headers
    text = request.url + "".join(headers) + "".join(headers.values())
    if text.isascii() and text.isprintable():
        return ""
    for name, value in headers.items():
        if not VALUE.fullmatch(name + value):
            return f"the header {name!r} has a character not allowed"
    return "" if VALUE.fullmatch(request.url) else "the URL has a character not allowed"

"""The check of a request before it is written."""

from __future__ import annotations

from ..errors import ConfigurationError
from ..headers import VALUE
from .protocol import HttpRequest


def check_request(request: HttpRequest) -> None:
    """Refuses what would end a line of the request early, or cannot be sent.

    Raises:
        ConfigurationError: A header is not Latin-1 without control characters. Its
            value is not shown.
    """
    headers = request.headers
    text = request.url + "".join(headers) + "".join(headers.values())
    if text.isascii() and text.isprintable():
        return
    for name, value in headers.items():
        if not VALUE.fullmatch(name + value):
            message = f"the header {name!r} has a character not allowed"
            raise ConfigurationError(message)
    if not VALUE.fullmatch(request.url):
        raise ConfigurationError("the URL has a character not allowed")

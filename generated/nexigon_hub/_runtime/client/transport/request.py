"""What holds for every request and failure, whichever engine it belongs to."""

from __future__ import annotations

from ..errors import ConfigurationError
from ..headers import VALUE
from .protocol import HttpRequest


def check_request(request: HttpRequest) -> bool:
    """Refuses what would end a line of the request early, or cannot be sent.

    Returns:
        Whether all of it is ASCII.

    Raises:
        ConfigurationError: A header is not Latin-1 without control characters. Its
            value is not shown.
    """
    headers = request.headers
    text = request.url + "".join(headers) + "".join(headers.values())
    if text.isascii() and text.isprintable():
        return True
    for name, value in headers.items():
        if not VALUE.fullmatch(name + value):
            message = f"the header {name!r} has a character not allowed"
            raise ConfigurationError(message)
    if not VALUE.fullmatch(request.url):
        raise ConfigurationError("the URL has a character not allowed")
    return text.isascii()


def because(what: str, error: BaseException | None) -> str:
    """`cannot connect: [Errno 111] Connection refused`.

    Args:
        what: The part before the colon.
        error: Of the system or of TLS, perhaps wrapped: the text of these holds
            nothing that was sent or received.
    """
    inner = error
    while inner is not None:
        error, inner = inner, _wrapped(inner)
    return f"{what}: {error}" if str(error or "") else what


def _wrapped(error: BaseException) -> BaseException | None:
    match error.args:
        case (BaseException() as inner,):  # httpcore2 hands on no cause
            return inner
        case _:
            return error.__cause__

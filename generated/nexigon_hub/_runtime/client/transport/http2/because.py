"""Texts of errors that httpcore2 wraps."""

from __future__ import annotations


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

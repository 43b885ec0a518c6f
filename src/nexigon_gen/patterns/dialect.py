"""The dialect: which patterns there are, and how every engine reads them."""

from __future__ import annotations

from functools import lru_cache

from . import refusals
from .cost import is_cheap
from .parse import parse


def portable(text: str) -> str:
    """A pattern as every engine reads it: sets like `\\d` written out, for one.

    Raises:
        DialectError: It is not of the dialect, too large, or too slow to search for.
    """
    found = _judged(text)
    if isinstance(found, refusals.DialectError):
        raise found.with_traceback(None)
    return found


@lru_cache(maxsize=256)
def _judged(text: str) -> str | refusals.DialectError:
    """What is remembered of a pattern: that it is refused, too, since what is too slow
    takes longest to judge, and a document may have it a hundred times."""
    try:
        node, written = parse(text)
    except refusals.DialectError as error:
        return error
    return written if is_cheap(node) else refusals.too_slow(text)

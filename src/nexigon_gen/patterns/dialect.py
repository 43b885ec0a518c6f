"""The dialect: which patterns there are, and how every engine reads them."""

from __future__ import annotations

from functools import lru_cache

from . import refusals
from .cost import is_cheap
from .parse import parse


@lru_cache(maxsize=256)
def portable(text: str) -> str:
    """A pattern as every engine reads it: sets like `\\d` written out, for one.

    Raises:
        DialectError: It is not of the dialect, too large, or too slow to search for.
    """
    node, written = parse(text)
    if not is_cheap(node):
        raise refusals.too_slow(text)
    return written

"""Lengths of bytes, from the patterns that our documents have for them."""

from __future__ import annotations

import re

from ..backends.openapi.patterns import base64
from ..ir.terms import Length

_TIMES = re.compile(r"\{4\}\)(?:(\*)|\{(\d{1,9})\}|\{(\d{1,9}),(\d{1,9})?\})")


def base64_length(pattern: str) -> Length | None:
    """The length for which a pattern was written; None if it asks for none."""
    found = _TIMES.search(pattern)
    if found is None or pattern == base64():
        return None
    star, exact, low, high = found.groups()
    fewest = 0 if star else int(exact or low)
    most = None if star or not (exact or high) else int(exact or high)
    for least in range(max(0, 3 * fewest - 2), 3 * fewest + 3):
        highest = [None] if most is None else range(3 * most, 3 * most + 5)
        for last in highest:
            if pattern == base64(least, last):
                return Length(least or None, last)
    return None

"""Characters that nobody sees in a text, or that change how it is shown."""

from __future__ import annotations

import re

# Spelt out: what `str.isprintable` says differs from one Python to the next.
_RANGES = (
    "\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u205f-\u206f\u3000\u3164\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
) + "".join(
    chr(end | plane << 16) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)
)


def any_of(ranges: str) -> re.Pattern[str]:
    """A pattern of one of these characters, none of which is printable ASCII: a search
    passes over that without a look at the ranges."""
    return re.compile(f"[^ -~](?<=[{ranges}])")


UNSEEN = any_of(_RANGES)
"""One of them; the usual blank is none."""

"""Invisible characters, and those that change how the text around them is shown.

Most text is plain ASCII, of which this is known at once; the patterns take long to compile.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Listed, because `str.isprintable` differs between versions of Python.
_RANGES = (
    "\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u205f-\u206f\u3000\u3164\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U00013430-\U0001345f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
) + "".join(
    chr(end | plane << 16) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)
)


def _any_of(ranges: str, skipped: str = "") -> str:
    """A pattern for one character of some ranges. None may be printable ASCII or `skipped`,
    which a search skips quickly without looking at the ranges."""
    return f"[^ -~{skipped}](?<=[{ranges}])"


UNSEEN = _any_of(_RANGES)
"""A pattern of one invisible character, other than the space."""

HIDDEN = _any_of(
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u2028\u2029"  # breaks of a line, to some
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # the direction of text
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff"  # no width
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # fillers
    "\ufff0-\ufffb\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags, and selectors that can carry any data
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters
    + "".join(
        chr(end | plane << 16) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF)
    )
    + "\ud800-\udfff",
    skipped="\n",
)
"""A pattern of one character that is not allowed unescaped. Characters that scripts and emoji
need are allowed: joiners, the soft hyphen, the variation selectors U+FE00 to U+FE0F."""


_LINES = bytes(range(ord(" "), ord("~") + 1)) + b"\n"
"""What lines of ASCII have that hide nothing."""


def is_seen(text: str) -> bool:
    """Whether no character of a text is `UNSEEN`."""
    is_plain = text.isascii() and text.isprintable()
    return is_plain or not re.search(UNSEEN, text)


def hidden_in(text: str) -> Iterator[re.Match[str]]:
    """Each `HIDDEN` character of a text of several lines."""
    # Of a whole file, this is known five times as fast as by `isprintable`.
    if text.isascii() and not text.encode("ascii").translate(None, delete=_LINES):
        return iter(())
    return re.finditer(HIDDEN, text)


def spelled(text: str) -> str:
    """The text with JSON escapes in place of hidden characters."""
    return re.sub(HIDDEN, _escape, text) if any(hidden_in(text)) else text


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs)

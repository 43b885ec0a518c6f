"""Patterns of the dialect and texts that have a chance to hold them, at random."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from nexigon_gen.patterns import DialectError, portable

ALPHABET = "aAzZ09_-.é\u00a0\u0661\u2028\n\r\v\x1c\ufeff ß🙂𝟘^$]&K\u212a"

_SHORT = [r"\d", r"\w", r"\s"]
_LITERALS = [*"aAzé_-&~/🙂 ", r"\.", r"\^", r"\$", r"\\", r"\n", r"\x41", r"\u2028"]
_ESCAPED = [r"\u{1F642}", r"\-", r"\]", r"\0", r"\x7f", r"\u0661", r"\v"]
_IN_CLASS = ["a", "Z", "0", "é", "^", "$", "&", "~", "|", ".", r"\]", r"\-", r"\n"]
_RANGES = ["a-z", "0-9", "é-ÿ", r"\x00-\x1f", "🙂-🙄", r"\u2028-\u{1F642}", *_SHORT]
_REPEATS = ["", "*", "+", "?", "{0}", "{2}", "{1,}", "{0,2}", "*?", "+?", "{1,2}?"]

_classes = st.builds(
    "[{}{}{}]".format,
    st.sampled_from(["", "^"]),
    st.lists(st.sampled_from(_IN_CLASS + _RANGES), min_size=1, max_size=3).map("".join),
    st.sampled_from(["", "-"]),
)
_atoms = st.one_of(
    st.sampled_from([*_LITERALS, *_ESCAPED, *_SHORT, r"\D", r"\W", r"\S", "."]),
    _classes,
)


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = st.builds("{}{})".format, st.sampled_from(["(", "(?:"]), inner)
    piece = st.builds("{}{}".format, _atoms | group, st.sampled_from(_REPEATS))
    edge = st.sampled_from(["^", "$"])
    row = st.lists(piece | piece | piece | edge, min_size=0, max_size=3).map("".join)
    return st.lists(row, min_size=1, max_size=2).map("|".join)


def _is_pattern(text: str) -> bool:
    try:
        portable(text)
    except DialectError:
        return False
    return True


patterns = st.recursive(_atoms, _larger, max_leaves=8).filter(_is_pattern)
"""Patterns of the dialect."""
texts = st.text(st.sampled_from(ALPHABET) | st.characters(codec="utf-8"), max_size=8)
"""Texts of what the patterns are about, and others."""


def for_python(pattern: str) -> re.Pattern[str]:
    """A portable pattern for `re`, whose `$` is also before a last line break."""
    token = re.compile(r"(\\.|\[\^?(?:\\.|[^\]\\])*\])|\$", re.DOTALL)
    return re.compile(token.sub(lambda m: m[1] or r"\Z", pattern))

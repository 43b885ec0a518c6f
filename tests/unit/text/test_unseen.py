"""Characters that are not seen: the same to every Python, whatever its Unicode knows."""

from __future__ import annotations

import sys
from unicodedata import category

from nexigon_gen.text.unseen import is_seen

SIGNS = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that are drawn."""
EVERY = range(sys.maxunicode + 1)


def test_what_the_unicode_of_this_python_calls_unseen() -> None:
    kinds = {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}
    unseen = {each for each in EVERY if category(chr(each)) in kinds}
    found = {each for each in EVERY if not is_seen(chr(each))}
    assert unseen - found == SIGNS | {ord(" ")}


def test_what_some_python_does_not_know_yet_is_seen() -> None:
    # Assigned by Unicode 14, 15, 15.1, 16 and not at all.
    for known in "\u061d", "\U0001fae8", "\u2ffc", "\u1c89", "\u0378":
        assert is_seen(known)

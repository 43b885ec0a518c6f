"""Characters that are not seen, or make a text look like another: a sweep over all."""

from __future__ import annotations

import json
import sys
from unicodedata import category

import pytest

from nexigon_gen.backends.python import literals
from nexigon_gen.syntax.file import escape
from nexigon_gen.text.unseen import hidden_in, spelled

WANTED = {
    0x09: "a tab, which has rules of its own",
    0x0A: "a line break",
    0x0D: "a line break",
    0xAD: "the soft hyphen",
    0x200C: "joins nothing, in Persian",
    0x200D: "joins pictures",
    **dict.fromkeys((*range(0x600, 0x606), 0x6DD, 0x70F, 0x8E2), "a sign that is seen"),
    **dict.fromkeys((0x890, 0x891, 0x110BD, 0x110CD), "a sign that is seen"),
}
"""Characters of the categories of hidden ones that have a use in a text."""

# Default_Ignorable_Code_Point of Unicode beyond category Cf, but for the selectors that
# pictures and scripts are made with (U+FE00 to U+FE0F).
IGNORABLE = {
    0x34F,
    *range(0x115F, 0x1161),
    *range(0x17B4, 0x17B6),
    *range(0x180B, 0x1810),
    0x2065,
    0x3164,
    0xFFA0,
    *range(0xFFF0, 0xFFF9),
    *range(0xE0000, 0xE1000),
}


FORMATTING = range(0x13430, 0x13460)
"""The block of what formats hieroglyphs; each Unicode knows more of it."""


def is_hidden(number: int) -> bool:
    """What the Unicode database says, and what it calls no character."""
    no_character = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    kinds = ("Cc", "Cf", "Cs", "Zl", "Zp")
    formats = number in IGNORABLE or number in FORMATTING
    return no_character or formats or category(chr(number)) in kinds


def test_every_hidden_character_is_refused() -> None:
    hidden = {each for each in range(sys.maxunicode + 1) if is_hidden(each)}
    found = {each for each in range(sys.maxunicode + 1) if any(hidden_in(chr(each)))}
    assert {*map(hex, hidden - found)} == {*map(hex, WANTED)}
    # Of what is refused beyond that, nothing is a character yet.
    assert {category(chr(each)) for each in found - hidden} <= {"Cn"}


@pytest.mark.parametrize("line", range(0, sys.maxunicode + 1, 0x10000))
def test_no_hidden_character_reaches_the_python(line: int) -> None:
    """An escape may put one into a text of a spec: it stays an escape."""
    for number in range(line, line + 0x10000):
        if any(hidden_in(chr(number))):
            assert literals.string(f"a{chr(number)}b").isascii(), hex(number)


@pytest.mark.parametrize("character", "\x00\x9f\u202e\ufeff\U000e0041")
def test_an_escape_is_the_character(character: str) -> None:
    assert escape(character).encode().decode("unicode-escape") == character


def test_hidden_characters_are_spelled_as_in_json() -> None:
    for number in range(sys.maxunicode + 1):
        if any(hidden_in(chr(number))):
            text = spelled(chr(number))
            assert (text.isascii(), json.loads(f'"{text}"')) == (True, chr(number))
    assert spelled("👩‍👩‍👧 \\t\t\n") == "👩‍👩‍👧 \\t\t\n"

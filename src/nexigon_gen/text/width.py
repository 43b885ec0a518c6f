"""Width of characters in a terminal, and what to print for those that are not safe."""

from __future__ import annotations

from unicodedata import category, east_asian_width

TAB = "    "

# Control characters, format characters (text direction, zero width), lone surrogates,
# private use, unassigned, and the separators that some terminals take for line ends.
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COMBINING = frozenset({"Mn", "Me"})
# Vowels and final consonants of Hangul, drawn into the cell of the letter before.
_JAMO = range(0x1160, 0x1200)


def shown(char: str) -> str:
    """What to print for a character: the character itself, or its code point, `<U+202E>`, if
    it would disturb the terminal or be invisible."""
    if char == "\t":
        return TAB
    if char.isascii():
        return char if char.isprintable() else _code_point(char)
    return _code_point(char) if category(char) in _UNSAFE else char


def width(char: str) -> int:
    """The number of cells that `shown(char)` takes."""
    text = shown(char)
    if len(text) > 1:
        return len(text)
    if char.isascii():
        return 1
    if category(char) in _COMBINING or ord(char) in _JAMO:
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def printable(text: str) -> str:
    """The text, made safe to print. Line breaks stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char == "\n" else shown(char) for char in text)


def _code_point(char: str) -> str:
    return f"<U+{ord(char):04X}>"

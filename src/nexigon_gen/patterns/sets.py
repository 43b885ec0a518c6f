"""Sets of characters, and how characters are written in a pattern."""

from __future__ import annotations

from ..text.unseen import is_seen
from .nodes import Ranges

DIGITS: Ranges = ((48, 57),)
WORD: Ranges = ((48, 57), (65, 90), (95, 95), (97, 122))
BLANKS: Ranges = ((9, 13), (32, 32))

SHORTHANDS = {
    "d": (DIGITS, "0-9"),
    "w": (WORD, "0-9A-Z_a-z"),
    "s": (BLANKS, r"\t\n\v\f\r "),
}
"""Of ASCII only, as each engine adds other characters; as a set and as text."""

NAMED = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
"""Escapes that are letters."""

_LETTERS = {code: letter for letter, code in NAMED.items()}
_SYNTAX = frozenset(r"\^$.*+?()[]{}|")
_SYNTAX_IN_CLASS = frozenset(r"\[]^-")


def literal(code: int, *, in_class: bool = False) -> str:
    """A character as every engine reads it."""
    char = chr(code)
    if char in (_SYNTAX_IN_CLASS if in_class else _SYNTAX):
        return "\\" + char
    if code in _LETTERS:
        return "\\" + _LETTERS[code]
    if code > 0xFFFF or is_seen(char):
        return char
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"

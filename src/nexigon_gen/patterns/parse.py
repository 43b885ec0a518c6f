"""The parser of patterns: it makes a tree, and the text that every engine reads."""

from __future__ import annotations

import re

from ..values import NamedTuple
from . import refusals
from .nodes import (
    LAST,
    Chars,
    Choice,
    Edge,
    PatternNode,
    Ranges,
    Repetition,
    Sequence,
    size,
)
from .refusals import DialectError
from .sets import NAMED, SHORTHANDS, literal

MAX_SIZE = 5_000
"""Most characters of a pattern once its repetitions are written out; the Rust engine
has a limit of its own, in bytes, that is beyond."""
MAX_DEPTH = 100
"""Deepest nesting of groups."""
_MAX_DIGITS = 6

_COUNTS = re.compile(r"\{([0-9]+)(,?)([0-9]*)\}")
_HEX = re.compile(r"x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}")
_QUANTIFIERS = frozenset("*+?{")
_DOUBLED = ("&&", "~~", "--", "||")


def read(text: str) -> PatternNode:
    """The tree of a pattern.

    Raises:
        DialectError: It is not of the dialect, or too large.
    """
    return parse(text)[0]


def parse(text: str) -> tuple[PatternNode, str]:
    """The tree of a pattern, and how every engine reads it.

    Raises:
        DialectError: It is not of the dialect, or too large.
    """
    if slashes := refusals.delimited(text):
        raise slashes
    reader = _PatternParser(text)
    node = reader.whole()
    if size(node) > MAX_SIZE:
        raise refusals.too_large(text)
    return node, "".join(reader.written)


class _Item(NamedTuple):
    """What stands in a class: a character, or the set of a shorthand."""

    ranges: Ranges
    text: str
    code: int | None


class _PatternParser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self.written: list[str] = []

    def whole(self) -> PatternNode:
        """All of the text."""
        node = self._choice()
        if self._at < len(self._text):
            raise refusals.unopened(self._at)
        return node

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _has(self, token: str) -> bool:
        """Takes a token if it stands here."""
        found = self._text.startswith(token, self._at)
        self._at += len(token) * found
        return found

    def _choice(self) -> PatternNode:
        options = [self._sequence()]
        while self._has("|"):
            self.written.append("|")
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> PatternNode:
        parts: list[PatternNode] = []
        while (char := self._peek()) and char not in "|)":
            start = self._at
            node = self._atom(char)
            if self._peek() in _QUANTIFIERS and self._peek():
                node = self._repeat(node, start)
            parts.append(node)
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _atom(self, char: str) -> PatternNode:
        match char:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case "^" | "$":
                self._at += 1
                self.written.append(char)
                return Edge(is_end=char == "$")
            case ".":
                self._at += 1
                self.written.append(r"[^\n\r]")
                return Chars(((10, 10), (13, 13)), negated=True)
            case _ if char in "*+?{}]" or not _is_visible(char):
                raise refusals.stray(self._text, self._at)
            case _:
                self._at += 1
                self.written.append(literal(ord(char)))
                return Chars(((ord(char), ord(char)),))

    def _repeat(self, node: PatternNode, start: int) -> PatternNode:
        begin = self._at
        if isinstance(node, Edge):
            raise refusals.repeated_edge(begin)
        match self._peek():
            case "*":
                low, high = 0, None
            case "+":
                low, high = 1, None
            case "?":
                low, high = 0, 1
            case _:
                low, high = self._counts()
        if self._at == begin:
            self._at += 1
        self._has("?")  # fewest first: what is found is the same
        self.written.append(self._text[begin : self._at])
        if self._peek() in _QUANTIFIERS and self._peek():
            raise refusals.repeated_twice(self._text, start, begin, self._at)
        return Repetition(node, low, high)

    def _counts(self) -> tuple[int, int | None]:
        found = _COUNTS.match(self._text, self._at)
        if not found:
            raise refusals.counts(self._text, self._at)
        low, comma, high = found.groups()
        if max(len(low), len(high)) > _MAX_DIGITS:
            raise refusals.too_large(self._text)
        most = int(high) if high else None if comma else int(low)
        if (high and not comma) or (most is not None and most < int(low)):
            raise refusals.counts(self._text, self._at)
        self._at = found.end()
        return int(low), most

    def _group(self) -> PatternNode:
        start = self._at
        opening = "(?:" if self._text.startswith("(?:", start) else "("
        self._at += len(opening)
        if opening == "(" and self._peek() in ("?", "*") and self._peek():
            raise refusals.group(self._text, start)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise refusals.too_deep(start)
        self.written.append(opening)
        node = self._choice()
        if not self._has(")"):
            raise refusals.unclosed(start)
        self.written.append(")")
        self._depth -= 1
        return node

    def _escape(self) -> PatternNode:
        letter = self._text[self._at + 1 : self._at + 2]
        if letter and letter in "dwsDWS":
            self._at += 2
            ranges, text = SHORTHANDS[letter.lower()]
            negated = letter.isupper()
            self.written.append(f"[{'^' * negated}{text}]")
            return Chars(ranges, negated)
        code = self._escaped()
        self.written.append(literal(code))
        return Chars(((code, code),))

    def _escaped(self) -> int:
        """The character of an escape that is one."""
        start = self._at
        letter = self._text[start + 1 : start + 2]
        if found := _HEX.match(self._text, start + 1):
            code = int(found[found.lastindex or 0], 16)
            if code > LAST or 0xD800 <= code <= 0xDFFF:
                raise refusals.no_character(self._text, start, found.end())
            self._at = found.end()
            return code
        self._at += 2
        if letter in NAMED:
            return NAMED[letter]
        if letter == "0" and not self._peek().isdigit():
            return 0
        if not letter or letter.isalnum() or not letter.isascii():
            raise refusals.escape(self._text, start)
        if letter < " " or letter == "\x7f":
            raise refusals.stray(self._text, start + 1)
        return ord(letter)

    def _class(self) -> PatternNode:
        start = self._at
        self._at += 1
        negated = self._has("^")
        self.written.append("[" + "^" * negated)
        ranges: list[tuple[int, int]] = []
        first = True
        while not self._has("]"):
            if not self._peek():
                raise refusals.unclosed_class(start)
            ranges += self._members(start, is_first=first)
            first = False
        if first:
            raise refusals.empty_class(self._text, start, self._at)
        self.written.append("]")
        return Chars(tuple(sorted(ranges)), negated)

    def _members(self, start: int, *, is_first: bool) -> Ranges:
        """The next character, shorthand or range of a class."""
        begin = self._at
        if self._text[begin : begin + 2] in _DOUBLED:
            raise refusals.doubled(self._text, begin)
        low = self._item(start)
        is_edge = is_first or self._peek() in ("]", "")
        if self._text[begin] == "-":
            if not is_edge:
                raise refusals.dash(begin)
            self.written.append("-")
            return low.ranges
        self.written.append(low.text)
        after = self._text[self._at + 1 : self._at + 2]
        if self._peek() != "-" or after == "]" or not after:
            return low.ranges
        if after == "-":
            raise refusals.doubled(self._text, self._at)
        self._at += 1
        high = self._item(start)
        if low.code is None or high.code is None or low.code > high.code:
            raise refusals.range_(self._text, begin, self._at)
        self.written += ("-", high.text)
        return ((low.code, high.code),)

    def _item(self, start: int) -> _Item:
        char = self._peek()
        if not char:
            raise refusals.unclosed_class(start)
        letter = self._text[self._at + 1 : self._at + 2]
        if char == "\\" and letter in SHORTHANDS:
            self._at += 2
            return _Item(*SHORTHANDS[letter], None)
        if char == "\\":
            if letter and letter in "DWS":
                raise refusals.negated(self._text, self._at)
            code = self._escaped()
        elif char == "[" or not _is_visible(char):
            raise refusals.stray(self._text, self._at, in_class=True)
        else:
            self._at += 1
            code = ord(char)
        return _Item(((code, code),), literal(code, in_class=True), code)


def _is_visible(char: str) -> bool:
    """Whether a character is no control character."""
    return char >= " " and not "\x7f" <= char <= "\x9f"


__all__ = ["MAX_DEPTH", "MAX_SIZE", "DialectError", "parse", "read"]

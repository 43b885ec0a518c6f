"""JSON text → Node tree, so that a complaint about a JSON file can show the place."""

from __future__ import annotations

import json
import re
from math import isfinite

from ..text.kinds import (
    BAD_SCHEMA_FILE,
    NESTING_TOO_DEEP,
    DiagnosticKind,
)
from ..text.report import Report
from ..text.span import Source, Span
from . import hazards
from .node import Entry, MappingNode, Node, ScalarNode, SequenceNode, Unreadable
from .values import MAX_DIGITS, NUMBER
from .yaml import MAX_DEPTH

_BLANKS = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
_WORD = re.compile(r"true|false|null")


def parse(source: Source, report: Report) -> Node | None:
    """The value that `source` holds, or None after an error in it.

    A string is a scalar that is not plain; numbers, `true`, `false` and `null` are.
    """
    reader = _JsonParser(source, report)
    try:
        root = reader.value(0)
        reader.expect_end()
    except Unreadable:
        return None
    return root


class _JsonParser:
    def __init__(self, source: Source, report: Report) -> None:
        self._source = source
        self._report = report
        self._at = 0

    def value(self, depth: int) -> Node:
        """The value that starts at the next token, inside `depth` others."""
        start = self._skip_blanks()
        if depth > MAX_DEPTH:
            message = f"nesting is deeper than {MAX_DEPTH} levels"
            raise self._stop(NESTING_TOO_DEEP, message)
        if self._take("{"):
            entries = self._entries(depth)
            return MappingNode(self._span(start), entries)
        if self._take("["):
            items = self._items(depth)
            return SequenceNode(self._span(start), items)
        return self._scalar()

    def expect_end(self) -> None:
        """Nothing but blanks may follow."""
        self._skip_blanks()
        if self._at < len(self._source.text):
            raise self._unexpected("the end of the file")

    def _entries(self, depth: int) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        if self._take("}"):
            return ()
        while True:
            self._skip_blanks()
            key = self._string()
            if key is None:
                raise self._unexpected("a key in double quotes")
            self._expect(":")
            entry = Entry(key, self.value(depth + 1))
            first = entries.setdefault(key.text, entry)
            if first is not entry:
                hazards.report_duplicate(key, first.key, self._report)
            if self._take("}"):
                return tuple(entries.values())
            self._expect(",", "`,` or `}`")

    def _items(self, depth: int) -> tuple[Node, ...]:
        items: list[Node] = []
        if self._take("]"):
            return ()
        while True:
            items.append(self.value(depth + 1))
            if self._take("]"):
                return tuple(items)
            self._expect(",", "`,` or `]`")

    def _scalar(self) -> ScalarNode:
        if string := self._string():
            return string
        text = self._source.text
        found = NUMBER.match(text, self._at) or _WORD.match(text, self._at)
        if found is None:
            raise self._unexpected("a JSON value")
        self._at = found.end()
        number = ScalarNode(self._span(found.start()), found[0], True)
        if found.re is NUMBER and not _is_bounded(found[0]):
            self._report.add(BAD_SCHEMA_FILE, number.span, "the number is too large")
            raise Unreadable
        return number

    def _string(self) -> ScalarNode | None:
        found = _STRING.match(self._source.text, self._at)
        if found is None:
            return None
        self._at = found.end()
        span = self._span(found.start())
        text: str = json.loads(found[0])
        if any("\ud800" <= character <= "\udfff" for character in text):
            self._report.add(
                BAD_SCHEMA_FILE, span, "half of a surrogate pair is no text"
            )
            raise Unreadable
        return ScalarNode(span, text, False)

    def _skip_blanks(self) -> int:
        found = _BLANKS.match(self._source.text, self._at)
        assert found  # the pattern matches nothing too
        self._at = found.end()
        return self._at

    def _take(self, character: str) -> bool:
        self._skip_blanks()
        found = self._source.text.startswith(character, self._at)
        self._at += found
        return found

    def _expect(self, character: str, what: str = "") -> None:
        if not self._take(character):
            raise self._unexpected(what or f"`{character}`")

    def _unexpected(self, wanted: str) -> Unreadable:
        return self._stop(BAD_SCHEMA_FILE, f"this is not JSON: expected {wanted}")

    def _stop(self, kind: DiagnosticKind, message: str) -> Unreadable:
        end = min(self._at + 1, len(self._source.text))
        self._report.add(kind, Span(self._source, self._at, end), message)
        return Unreadable()

    def _span(self, start: int) -> Span:
        return Span(self._source, start, self._at)


def _is_bounded(number: str) -> bool:
    return len(number) <= MAX_DIGITS and isfinite(float(number))

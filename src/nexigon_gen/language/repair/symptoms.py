"""Symptoms of a slip: what the errors of a file say of the mistake behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...text.kinds import (
    ANCHOR_OR_ALIAS,
    BAD_INLINE_TYPE,
    BAD_TYPE_EXPRESSION,
    DUPLICATE_KEY,
    EMPTY_ENUM,
    EMPTY_UNION,
    INVALID_IDENTIFIER,
    MISSING_KEY,
    MISSING_SPACE_AFTER_COLON,
    NON_STRING_KEY,
    TAB_CHARACTER,
    TAG_NOT_ALLOWED,
    TYPE_HAS_NO_KIND,
    TYPE_HAS_TWO_KINDS,
    UNKNOWN_KEY,
    UNQUOTED_COLON_IN_DOCS,
    WRONG_CASE,
    WRONG_YAML_KIND,
    YAML_SYNTAX,
)
from ...text.report import Diagnostic

_SYNTAX = frozenset((YAML_SYNTAX, UNQUOTED_COLON_IN_DOCS, MISSING_SPACE_AFTER_COLON))
_LAYOUT = frozenset(
    (
        *(
            UNKNOWN_KEY,
            MISSING_KEY,
            WRONG_YAML_KIND,
            TYPE_HAS_TWO_KINDS,
            TYPE_HAS_NO_KIND,
            EMPTY_ENUM,
            EMPTY_UNION,
        ),
        *(BAD_INLINE_TYPE, WRONG_CASE, BAD_TYPE_EXPRESSION),
    )
)
"""Errors of shape that an indentation may be behind."""
_TELLING = frozenset(
    (TYPE_HAS_NO_KIND, EMPTY_ENUM, BAD_INLINE_TYPE, WRONG_CASE, BAD_TYPE_EXPRESSION)
)
"""Those of them that have a help which then misses the point."""
_TEXT = frozenset((ANCHOR_OR_ALIAS, TAG_NOT_ALLOWED, NON_STRING_KEY))
"""Errors that a text without quotes may be behind."""
_WITH_TEXT = _TEXT | {MISSING_KEY, WRONG_YAML_KIND}
"""Those, and what follows from them."""
_SENTENCE = re.compile(r"[A-Za-z]\w*(?: +\w| ?[\[({])")
_DECLARATION = re.compile(r"[A-Za-z]+ .*\{|class \w+(?:\(.*\))?$")
"""A key that is a declaration of another language."""


class Symptoms:
    """What the errors of a file have in common."""

    def __init__(self, errors: Sequence[Diagnostic]) -> None:
        self._errors = errors
        self._kinds = {each.kind for each in errors}
        self.is_syntax = bool(self._kinds & _SYNTAX)
        """Whether the file is no YAML."""
        self.is_text = self._kinds <= _WITH_TEXT and (
            bool(self._kinds & _TEXT) or any(map(_is_sentence, errors))
        )
        """Whether a text may stand without quotes."""
        self.is_block = self._kinds == {TAB_CHARACTER} or any(
            map(_is_declaration, errors)
        )
        """Whether something may be declared as in another language."""
        self.is_header = DUPLICATE_KEY in self._kinds
        """Whether a key may stand behind its first member."""
        self.is_type_expression = self._kinds == {BAD_TYPE_EXPRESSION}
        """Whether nothing but types cannot be read."""
        self.is_inline_type = self._kinds == {BAD_INLINE_TYPE}
        """Whether nothing but types in place cannot be read."""
        self.is_layout = self._kinds <= _LAYOUT and any(
            each.kind in _TELLING or not each.help for each in errors
        )
        """Whether all that is wrong may come of a line in the wrong place."""

    def __bool__(self) -> bool:
        """Whether there may be a slip that an edit mends."""
        return (
            self.is_syntax
            or self.is_text
            or self.is_block
            or self.is_header
            or self.is_layout
        )

    @property
    def labelled(self) -> list[int]:
        """The lines that the errors are about, in order."""
        return [each.label.span.first.line for each in self._errors if each.label]

    @property
    def related(self) -> Iterator[int]:
        """The lines where what cannot be read begins, or ends."""
        for error in self._errors:
            for each in error.others:
                yield each.span.first.line
            if error.kind == BAD_INLINE_TYPE and error.label:
                yield error.label.span.last.line


def _is_sentence(error: Diagnostic) -> bool:
    """Whether a text stands where names do, and is more than one word."""
    label = error.label if error.kind == WRONG_YAML_KIND else None
    return bool(label and _SENTENCE.match(label.span.text))


def _is_declaration(error: Diagnostic) -> bool:
    """Whether a name is what another language declares."""
    label = error.label if error.kind == INVALID_IDENTIFIER else None
    return bool(label and _DECLARATION.match(label.span.text))

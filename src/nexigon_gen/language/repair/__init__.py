"""Search for the slip behind an error: an edit after which the file can be read.

A YAML reader names the place where it gives up, which is often a line or more behind the
mistake, and what it says there speaks of its own rules. So edits that people forget are
tried near the place, one at a time, and the first that leaves nothing wrong with the
shape of the file is what is shown. Only a run that failed comes here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from ...syntax import yaml
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
    Severity,
)
from ...text.report import Diagnostic, Report
from ...text.span import Source
from ..decode.document import decode
from ..keys import ActionBody
from . import headers, layout, levels, marks, quotes
from .edit import Repair
from .excerpt import Excerpt
from .lines import Line, Page

_MAX_TEXT = 1 << 17
"""Longest file, in characters, that is looked at."""
_BUDGET = 1 << 18
"""Most characters that are read again, over all trials of a file."""
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
_Mender: TypeAlias = Callable[[Page, list[int]], Iterator[Repair]]
_KINDS: tuple[_Mender, ...] = (
    *(marks.repairs, headers.repairs),
    *(layout.repairs, levels.repairs),
)
_BLOCKS: tuple[_Mender, ...] = (marks.blocks_of,)
_SENTENCE = re.compile(r"[A-Za-z]\w*(?: +\w| ?[\[({])")
_DECLARATION = re.compile(r"[A-Za-z]+ .*\{|class \w+(?:\(.*\))?$")
"""A key that is a declaration of another language."""
_SYNTAX = frozenset((YAML_SYNTAX, UNQUOTED_COLON_IN_DOCS, MISSING_SPACE_AFTER_COLON))
_MAX_PLACES = 3
_MAX_LEFT = 5
"""Most errors that may be left after an edit that makes a file YAML."""
_NO_SPEC = _BUDGET
"""More errors than there may be."""


def find(source: Source, report: Report) -> Diagnostic | None:
    """The slip behind the errors of a file, if one edit mends it."""
    if len(source.text) > _MAX_TEXT:
        return None
    errors = [each for each in report if each.severity is Severity.ERROR]
    is_syntax = any(each.kind in _SYNTAX for each in errors)
    codes = {each.kind for each in errors}
    is_text = bool(codes & _TEXT) and codes <= _WITH_TEXT
    is_text |= any(map(_is_sentence, errors)) and codes <= _WITH_TEXT
    is_block = codes == {TAB_CHARACTER} or any(map(_is_declaration, errors))
    is_header = DUPLICATE_KEY in codes
    if not (is_syntax or is_text or is_block or is_header or _is_layout(errors)):
        return None
    places = [each.label.span.first.line for each in errors if each.label]
    page = Page(source)
    if not places or not page.lines:
        return None
    places += [number for each in errors for number in _told(each)]
    suspects = [*page.suspects(list(dict.fromkeys(places))[:_MAX_PLACES])]
    if is_syntax:
        suspects += quotes.left_open(page, page.index(places[0]))
    kinds: tuple[_Mender, ...] = _KINDS if is_syntax or is_text else _KINDS[1:]
    if is_block and not is_syntax:
        kinds = _BLOCKS
    elif is_header and not is_syntax:
        kinds = (headers.repairs,)
    elif codes == {BAD_TYPE_EXPRESSION}:
        kinds = (levels.repairs,)
    elif codes == {BAD_INLINE_TYPE}:
        suspects = [i for i in suspects if page.lines[i].key in ActionBody.shape.keys]
    most = _MAX_LEFT if is_syntax else 0
    wrong = [] if is_syntax else [page.lines[page.index(number)] for number in places]
    trials = (
        # An indentation that leaves something wrong is a guess.
        (each, most if kind is marks.repairs else 0)
        for kind in kinds
        for each in kind(page, suspects)
        if not (kind is layout.repairs and _takes_along(each, page, wrong))
    )
    best = _best(source, Excerpt(page, suspects), trials, most)
    return best.diagnostic(source) if best else None


def _is_layout(errors: list[Diagnostic]) -> bool:
    """Whether all that is wrong may come of a line in the wrong place."""
    return {each.kind for each in errors} <= _LAYOUT and any(
        each.kind in _TELLING or not each.help for each in errors
    )


def _takes_along(repair: Repair, page: Page, wrong: list[Line]) -> bool:
    """Whether an edit moves lines that nothing is wrong with, and what is at their side
    with them."""
    first = next((each for each in page.lines if each.start == repair.start), None)
    return first is not None and any(
        repair.start < each.start < repair.end and each.indent == first.indent
        for each in wrong
        if first not in wrong
    )


def _is_sentence(error: Diagnostic) -> bool:
    """Whether a text stands where names do, and is more than one word."""
    label = error.label if error.kind == WRONG_YAML_KIND else None
    return bool(label and _SENTENCE.match(label.span.text))


def _is_declaration(error: Diagnostic) -> bool:
    """Whether a name is what another language declares."""
    label = error.label if error.kind == INVALID_IDENTIFIER else None
    return bool(label and _DECLARATION.match(label.span.text))


def _told(error: Diagnostic) -> Iterator[int]:
    """The line where what cannot be read begins."""
    for each in error.others:
        yield each.span.first.line
    if error.kind == BAD_INLINE_TYPE and error.label:
        yield error.label.span.last.line


def _best(
    source: Source, excerpt: Excerpt, trials: Iterator[tuple[Repair, int]], most: int
) -> Repair | None:
    """The first edit after which nothing is wrong, or else the one after which least
    is, and no more than `most` errors; each trial may have less of its own."""
    best: Repair | None = None
    left = _BUDGET
    errors = 0
    for each, own in trials:
        # What is left out of an excerpt may bear on an indentation.
        limits = ((excerpt.after(each), most), (each.applied(source), min(most, own)))
        for trial, limit in limits:
            left -= len(trial.text)
            errors = _errors(trial) if left >= 0 else _NO_SPEC
            if errors > limit:
                break
        else:
            best, most = each, errors - 1
        if most < 0 or left < 0:
            break
    return best


def _errors(source: Source) -> int:
    """How many errors of shape a file has."""
    report = Report()
    node = yaml.parse(source, report)
    if node is None or decode(node, source, report) is None:
        return _NO_SPEC
    return sum(each.severity is Severity.ERROR for each in report)

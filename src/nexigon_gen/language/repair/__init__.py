"""Search for the slip behind an error: an edit after which the file can be read.

A YAML reader names the place where it gives up, which is often a line or more behind the
mistake, and what it says there speaks of its own rules. So edits that people forget are
tried near the place, one at a time, and the first that leaves nothing wrong with the
shape of the file is what is shown. Only a run that failed comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from ...syntax import yaml
from ...text.kinds import Severity
from ...text.report import Diagnostic, Report
from ...text.span import Source
from ..decode.document import decode
from ..keys import ActionBody
from . import headers, layout, levels, quotes, syntax
from .edit import Repair
from .excerpt import Excerpt
from .lines import Line, Page
from .symptoms import Symptoms

_MAX_TEXT = 1 << 17
"""Longest file, in characters, that is looked at."""
_BUDGET = 1 << 18
"""Most characters that are read again, over all trials of a file."""
_Mender: TypeAlias = Callable[[Page, list[int]], Iterator[Repair]]
_SHAPE_MENDERS: tuple[_Mender, ...] = (headers.repairs, layout.repairs, levels.repairs)
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
    symptoms = Symptoms(errors)
    places = symptoms.labelled
    if not symptoms or not places:
        return None
    page = Page(source)
    if not page.lines:
        return None
    places += symptoms.related
    suspects = _suspects(page, places, symptoms)
    wrong = [] if symptoms.is_syntax else [page.lines[page.index(i)] for i in places]
    most = _MAX_LEFT if symptoms.is_syntax else 0
    trials = (
        # An indentation that leaves something wrong is a guess.
        (each, most if mender is syntax.repairs else 0)
        for mender in _menders(symptoms)
        for each in mender(page, suspects)
        if not (mender is layout.repairs and _takes_along(each, page, wrong))
    )
    best = _best(source, Excerpt(page, suspects), trials, most)
    return best.diagnostic(source) if best else None


def _menders(symptoms: Symptoms) -> tuple[_Mender, ...]:
    """What makes the edits that may mend a slip, the likeliest first."""
    if symptoms.is_syntax or symptoms.is_text:
        return (syntax.repairs, *_SHAPE_MENDERS)
    if symptoms.is_block:
        return (syntax.blocks_of,)
    if symptoms.is_header:
        return (headers.repairs,)
    return (levels.repairs,) if symptoms.is_type_expression else _SHAPE_MENDERS


def _suspects(page: Page, places: list[int], symptoms: Symptoms) -> list[int]:
    """The lines that the slip may be in, by their index."""
    suspects = [*page.suspects(list(dict.fromkeys(places))[:_MAX_PLACES])]
    if symptoms.is_syntax:
        suspects += quotes.left_open(page, page.index(places[0]))
    if symptoms.is_inline_type:
        suspects = [i for i in suspects if page.lines[i].key in ActionBody.shape.keys]
    return suspects


def _takes_along(repair: Repair, page: Page, wrong: list[Line]) -> bool:
    """Whether an edit moves lines that nothing is wrong with, and what is at their side
    with them."""
    first = next((each for each in page.lines if each.start == repair.start), None)
    return first is not None and any(
        repair.start < each.start < repair.end and each.indent == first.indent
        for each in wrong
        if first not in wrong
    )


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

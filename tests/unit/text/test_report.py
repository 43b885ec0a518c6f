"""Reports: what they keep, and what they say of the rest."""

from __future__ import annotations

import pytest

from nexigon_gen.diagnostics.formats import FORMATS, renderer
from nexigon_gen.text import report
from nexigon_gen.text.kinds import UNKNOWN_KEY, UNUSED_TYPE
from nexigon_gen.text.report import Report

KEPT = 30


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports that keep less than they do."""
    monkeypatch.setattr(report, "MAX_KEPT", KEPT)


def full(errors: int, warnings: int) -> Report:
    """A report with so many more than it keeps."""
    found = Report()
    for number in range(KEPT + errors):
        found.add(UNKNOWN_KEY, None, f"error {number}")
    for number in range(KEPT + warnings if warnings else 0):
        found.add(UNUSED_TYPE, None, f"warning {number}")
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("errors", "warnings", "expected"),
    [
        (1, 0, "1 more error is not listed"),
        (25, 0, "25 more errors are not listed"),
        (2, 1, "2 more errors and 1 more warning are not listed"),
    ],
)
def test_what_is_not_kept_is_told(
    form: str, errors: int, warnings: int, expected: str
) -> None:
    text = renderer(form)(tuple(full(errors, warnings)), colour=False)
    assert text.count(expected) == 1
    assert "NXG020" in text


def test_a_full_report_says_nothing() -> None:
    found = full(0, 0)
    assert len(tuple(found)) == len(found) == KEPT


def test_warnings_left_out_are_a_warning() -> None:
    found = Report()
    for number in range(KEPT + 1):
        found.add(UNUSED_TYPE, None, f"warning {number}")
    merged = Report()
    merged.merge(found)
    first = next(iter(merged))
    assert first == next(iter(found))
    assert first.message == "1 more warning is not listed"
    assert first.severity.value == "warning"
    assert not merged.has_errors

"""The regular expressions, against what they stand for."""

from __future__ import annotations

import re
from base64 import b64encode
from datetime import date, timedelta

import pytest

from nexigon_gen.backends.openapi import patterns
from nexigon_gen.runtime.wire import textual


def accepts(pattern: str, text: str) -> bool:
    """Whether a pattern is found; its `$` is the end of the text."""
    return re.search(pattern.removesuffix("$") + r"\Z", text) is not None


@pytest.mark.parametrize(
    ("low", "high"),
    [(0, 0), (0, 9), (1, 600), (9, 10), (10, 99), (100, 1000), (-1, 1), (-105, -7)]
    + [(-1000, 999), (99, 1100), (237, 238), (-19, -10), (0, 1200), (55, 555)],
)
def test_integers(low: int, high: int) -> None:
    pattern = patterns.integers(low, high)
    found = {each for each in range(-1300, 1300) if accepts(pattern, str(each))}
    assert found == {*range(low, high + 1)}
    for text in ("", "-", "-0", "00", "01", "+1", "1 ", "1\n", "1.0"):
        assert not accepts(pattern, text)


@pytest.mark.parametrize(("low", "high"), [(0, 2**64 - 1), (-(2**63), 2**63 - 1)])
def test_wide_integers(low: int, high: int) -> None:
    pattern = patterns.integers(low, high)
    powers = {sign * 10**each for each in range(21) for sign in (1, -1)}
    for edge in {low, high, *powers}:
        for value in range(edge - 20, edge + 20):
            assert accepts(pattern, str(value)) is (low <= value <= high)


@pytest.mark.parametrize(
    ("low", "high"),
    [(low, high) for low in range(5) for high in (*range(low, 8), None)],
)
def test_base64(low: int, high: int | None) -> None:
    pattern = patterns.base64(low, high)
    for count in range(12):
        text = b64encode(bytes(range(count))).decode()
        fits = low <= count and (high is None or count <= high)
        assert accepts(pattern, text) is fits


@pytest.mark.parametrize("year", [4, 100, 400, 1900, 2000, 2023, 2024, 2100, 9996])
def test_dates(year: int) -> None:
    day, days = date(year, 1, 1), set[str]()
    while day.year == year:
        days.add(day.isoformat())
        day += timedelta(1)
    for month in range(14):
        for number in range(33):
            text = f"{year:04}-{month:02}-{number:02}"
            assert accepts(textual.DATE_PATTERN, text) is (text in days)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0000-12-31", False), ("0001-01-01", True), ("9999-12-31", True)],
)
def test_ends_of_the_calendar(text: str, expected: bool) -> None:
    assert accepts(textual.DATE_PATTERN, text) is expected
    assert accepts(textual.TIMESTAMP_PATTERN, f"{text}T00:00:00Z") is expected

"""Three versions of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.importing.merge import Conflict, merge


def _text(letters: str) -> str:
    return "".join(f"{each}\n" for each in letters)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("abc", "abc", "aXc", "aXc"),
        ("abc", "aXc", "abc", "aXc"),
        ("abc", "aXc", "aXc", "aXc"),
        ("abcde", "aXcde", "abcdY", "aXcdY"),
        ("abcd", "aXcd", "abYd", "aXYd"),
        ("abc", "abX", "abcY", "abXY"),
        ("abc", "abcX", "abY", "abYX"),
        ("abc", "ac", "abcY", "acY"),
        ("abc", "Xabc", "abcY", "XabcY"),
        ("", "", "abc", "abc"),
        ("abc", "", "abc", ""),
    ],
)
def test_merge(base: str, ours: str, theirs: str, merged: str) -> None:
    assert merge(_text(base), _text(ours), _text(theirs)) == _text(merged)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "start", "end"),
    [
        ("abc", "aXc", "aYc", 1, 2),
        ("abc", "aXbc", "aYbc", 1, 2),
        ("abc", "ac", "aYc", 1, 1),
        ("abc", "abX", "abYZ", 2, 3),
    ],
)
def test_conflict(base: str, ours: str, theirs: str, start: int, end: int) -> None:
    found = merge(_text(base), _text(ours), _text(theirs))
    assert isinstance(found, list)
    (conflict,) = found
    assert (conflict.start, conflict.end) == (start, end)


_LINES = st.text("abc", max_size=6).map(_text)


@given(_LINES, _LINES)
def test_one_side_changes(base: str, changed: str) -> None:
    assert merge(base, base, changed) == changed
    assert merge(base, changed, base) == changed
    assert merge(base, changed, changed) == changed


@given(_LINES, _LINES, _LINES)
def test_every_new_line_is_somewhere(base: str, ours: str, theirs: str) -> None:
    found = merge(base, ours, theirs)
    other = merge(base, theirs, ours)
    assert isinstance(found, str) == isinstance(other, str)
    if isinstance(found, list):
        assert all(isinstance(each, Conflict) for each in found)
        return
    assert set(found) <= set(ours) | set(theirs)
    assert set(ours) & set(theirs) - set(base) <= set(found)

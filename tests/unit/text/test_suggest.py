from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexigon_gen.text.suggest import closest, did_you_mean, distance


@pytest.mark.parametrize(
    ("left", "right", "edits"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("field", "field", 0),
        ("feilds", "fields", 1),
        ("fild", "field", 1),
        ("fielld", "field", 1),
        ("fjeld", "field", 1),
        ("ca", "abc", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_distance(left: str, right: str, edits: int) -> None:
    assert distance(left, right) == edits


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_symmetric_and_bounded(left: str, right: str) -> None:
    edits = distance(left, right)
    assert edits == distance(right, left)
    assert abs(len(left) - len(right)) <= edits <= max(len(left), len(right))
    assert (edits == 0) == (left == right)


@pytest.mark.parametrize(
    ("name", "groups", "expected"),
    [
        pytest.param("Devise", [["Device", "User"]], ("Device",), id="near"),
        pytest.param("Xyz", [["Device"]], (), id="far"),
        pytest.param("ab", [["xb", "xy"]], ("xb",), id="one edit in a short name"),
        pytest.param("T", [["D", "TD"]], (), id="a letter is like no other"),
        pytest.param("t", [["T"]], ("T",), id="case of a letter"),
        pytest.param("String", [["string"]], ("string",), id="case"),
        pytest.param("Device", [["Device"]], (), id="never itself"),
        pytest.param(
            "Devices",
            [["DeviceId"], ["Device"]],
            ("DeviceId", "Device"),
            id="same kind first",
        ),
        pytest.param(
            "name1",
            [["name5", "name4", "name3", "name2"]],
            ("name2", "name3", "name4"),
            id="at most three, in a fixed order",
        ),
        pytest.param("Devise", [["Device"], ["Device"]], ("Device",), id="once"),
    ],
)
def test_closest(name: str, groups: list[list[str]], expected: tuple[str, ...]) -> None:
    assert closest(name, *groups) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ()),
        (("a",), ("did you mean `a`?",)),
        (("a", "b"), ("did you mean `a` or `b`?",)),
        (("a", "b", "c"), ("did you mean `a`, `b` or `c`?",)),
    ],
)
def test_did_you_mean(names: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert did_you_mean(names) == expected

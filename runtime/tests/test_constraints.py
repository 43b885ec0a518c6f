"""Constraints: where they are checked, and what they say (wire.md W4.10)."""

from __future__ import annotations

import pytest
from pydantic import JsonValue, ValidationError

from .sample import Limited, LimitedAction, Token
from .sides import problems, read, refused, write

WITHIN: list[dict[str, JsonValue]] = [
    {"name": "a"},
    {"name": "\U0001f600\U0001f600\U0001f600\U0001f600"},
    {"tags": ["a", "b"]},
    {"tags": []},
    {"map": {"a": 1}},
    {"data": "AAA="},
    {"share": 0.0},
    {"share": 1.0},
    {"seconds": 600},
    {"slug": "a$b"},
    {"key": "t_ab"},
    {"items": ["ab", "c"]},
]

BEYOND: list[tuple[dict[str, JsonValue], str, str]] = [
    ({"name": ""}, "name", "length"),
    ({"name": "abcde"}, "name", "length"),
    ({"tags": ["a", "b", "c"]}, "tags", "length"),
    ({"map": {}}, "map", "length"),
    ({"data": "AAAA"}, "data", "length"),
    ({"share": 1.001}, "share", "range"),
    ({"share": "NaN"}, "share", "range"),
    ({"share": "+Infinity"}, "share", "range"),
    ({"seconds": 0}, "seconds", "sane"),
    ({"slug": "ab\n"}, "slug", "pattern"),
    ({"slug": "A"}, "slug", "pattern"),
    ({"key": "t_a"}, "key", "length"),
    ({"key": "x_ab"}, "key", "pattern"),
    ({"items": ["ab", "abc"]}, "items[1]", "length"),
]


@pytest.mark.parametrize("body", WITHIN, ids=str)
def test_within(body: dict[str, JsonValue]) -> None:
    found = read("server", LimitedAction, body)
    assert write("server", LimitedAction, found) == body


@pytest.mark.parametrize(("body", "path", "rule"), BEYOND, ids=str)
def test_the_server_checks(body: dict[str, JsonValue], path: str, rule: str) -> None:
    assert problems("server", LimitedAction, body) == [(path, rule)]


@pytest.mark.parametrize("body", [each[0] for each in BEYOND], ids=str)
def test_the_client_accepts_what_a_newer_server_allows(
    body: dict[str, JsonValue],
) -> None:
    found = read("client", LimitedAction, body)
    assert write("client", LimitedAction, found) == body


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("tags", ["a", "b", "c"]),
        ("map", {}),
        ("data", b"a"),
        ("share", -0.1),
        ("seconds", 601),
        ("slug", "1"),
        ("key", Token("t_")),
        ("items", [""]),
    ],
)
def test_python_code_is_checked(field: str, value: object) -> None:
    with pytest.raises(ValidationError):
        Limited.model_validate({field: value})


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"name": "abcde"}, "must have a length of 1 to 4"),
        ({"tags": ["a"] * 3}, "must have a length of at most 2"),
        ({"map": {}}, "must have a length of at least 1"),
        ({"data": ""}, "must have a length of 2"),
        ({"share": 7}, "must be 0 to 1"),
        ({"seconds": 0}, "must be sane"),
        ({"slug": "A"}, "must match ^[a-z$]+$"),
    ],
    ids=str,
)
def test_says_the_limit(body: dict[str, JsonValue], message: str) -> None:
    (problem,) = refused("server", LimitedAction, body)
    assert problem.message == message

"""wire.md W4: each scalar, in both directions and on both sides."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from pydantic import JsonValue, ValidationError

from .sample import Count, Scalars, ScalarsAction
from .sides import Side, both_sides, problems, read, refused, write

SAME: list[tuple[str, JsonValue, object]] = [
    # W4.1
    ("u8", 0, 0),
    ("u8", 255, 255),
    ("i8", -128, -128),
    ("u32", 4294967295, 4294967295),
    # W4.2
    ("u64", 2**53 - 1, 2**53 - 1),
    ("u64", "9007199254740992", 2**53),
    ("u64", "18446744073709551615", 2**64 - 1),
    ("i64", -(2**53) + 1, -(2**53) + 1),
    ("i64", "-9007199254740992", -(2**53)),
    ("i64", "-9223372036854775808", -(2**63)),
    ("count", "18446744073709551615", Count(2**64 - 1)),
    # W4.3
    ("f64", 1.5, 1.5),
    ("f64", -1e300, -1e300),
    ("f64", "+Infinity", math.inf),
    ("f64", "-Infinity", -math.inf),
    ("f32", 3.4028234663852886e38, 3.4028234663852886e38),
    ("f32", "-Infinity", -math.inf),
    # W4.4
    ("flag", False, False),
    ("text", "", ""),
    ("text", "\U0001f600\u0000", "\U0001f600\u0000"),
    ("data", "", b""),
    ("data", "/+A=", b"\xff\xe0"),
    ("unit", [None], [None]),
    # W4.5
    ("names", ["a", "b"], ["a", "b"]),
    ("counts", {"p_1": 1, "": 0}, {"p_1": 1, "": 0}),
    ("nulls", [None, "a"], [None, "a"]),
    # W4.6
    (
        "json",
        [None, True, 1, 1.5, "a", {"a": {}}],
        [None, True, 1, 1.5, "a", {"a": {}}],
    ),
    ("json", "NaN", "NaN"),
    # W4.7
    ("at", "2024-02-29T23:59:59Z", datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)),
    ("at", "2024-01-01T00:00:00.12Z", datetime(2024, 1, 1, 0, 0, 0, 120000, UTC)),
    ("at", "0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
    ("day", "2024-02-29", date(2024, 2, 29)),
    ("day", "0001-01-01", date(1, 1, 1)),
]

OTHER_SPELLINGS: list[tuple[str, JsonValue, JsonValue]] = [
    ("u64", "1", 1),
    ("i64", "-1", -1),
    ("u64", 2**53, "9007199254740992"),
    ("f64", 1, 1.0),
    ("f32", -0, 0.0),
    ("at", "2024-01-01T01:30:00+01:30", "2024-01-01T00:00:00Z"),
    ("at", "2023-12-31t19:00:00-05:00", "2024-01-01T00:00:00Z"),
    ("at", "2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00Z"),
    ("at", "2024-01-01T00:00:00.1234569z", "2024-01-01T00:00:00.123456Z"),
    ("at", "2024-01-01T00:00:00.100000000Z", "2024-01-01T00:00:00.1Z"),
]


def _each(
    names: str, rule: str, *values: JsonValue
) -> list[tuple[str, JsonValue, str]]:
    return [(name, value, rule) for name in names.split() for value in values]


WRONG = [
    # W4.1
    *_each("u8 i8 u32 u64 i64", "type", 1.0, True, [], {}),
    *_each("u8 i8 u32", "type", "1"),
    *_each("u8", "range", -1, 256),
    *_each("i8", "range", -129, 128),
    *_each("u32", "range", -1, 2**32),
    # W4.2
    *_each("u64 i64", "type", "+1", " 1", "1 ", "01", "1_0", "1.0", "1e3", "-0", ""),
    *_each("u64 i64", "type", "\u0661", "9" * 21),
    *_each("u64", "range", -1, 2**64, "-1", "18446744073709551616"),
    *_each("i64", "range", 2**63, -(2**63) - 1, "9223372036854775808"),
    # W4.3
    *_each("f32 f64", "type", "1", "nan", "Infinity", "inf", "", True, []),
    *_each("f32", "range", 3.5e38, -3.5e38, 10**39),
    # W4.4
    *_each("flag", "type", 0, 1, "true", []),
    *_each("text", "type", 0, True, [], {}),
    *_each("data", "type", 0, [1], {}),
    *_each(
        "data", "base64", "A", "AA", "AA=", "AB==", "AA===", "-_A=", "AA==\n", " AA=="
    ),
    *_each("unit", "type", 0, {}),
    # W4.5
    *_each("names", "type", "a", {}, 1),
    *_each("counts", "type", [], "a", 1),
    # W4.7
    *_each("at", "type", 0, 1704067200, 1.5, True, []),
    *_each("at", "timestamp", "", "1704067200", "2024-01-01", "2024-01-01T00:00Z"),
    *_each("at", "timestamp", "2024-01-01T00:00:00", "2024-01-01 00:00:00Z"),
    *_each("at", "timestamp", "2024-01-01T00:00:00+0100", "2024-01-01T00:00:00+24:00"),
    *_each("at", "timestamp", "2024-01-01T00:00:00.Z", "2024-01-01T24:00:00Z"),
    *_each("at", "timestamp", "2024-13-01T00:00:00Z", "2024-01-01T00:00:00Z "),
    *_each("at", "timestamp", "0001-01-01T00:00:00+01:00", "2024-01-01T23:59:60Z"),
    *_each("day", "type", 0, 19723, [], True),
    *_each("day", "date", "", "20240101", "2024-1-1", "2024-02-30", "2024-W01-1"),
    *_each("day", "date", "2024-01-01T00:00:00"),
]


def _id(value: object) -> str | None:
    return repr(value)[:40] if not isinstance(value, str) else value[:40] or "empty"


@both_sides
@pytest.mark.parametrize(("name", "wire", "value"), SAME, ids=_id)
def test_reads_and_writes_back(
    side: Side, name: str, wire: JsonValue, value: object
) -> None:
    found = read(side, ScalarsAction, {name: wire})
    assert write(side, ScalarsAction, found) == {name: wire}
    in_python = found.model_dump(by_alias=True, exclude_none=True)
    assert in_python == {name: value}
    assert type(in_python[name]) is type(value)


@both_sides
@pytest.mark.parametrize(("name", "wire", "written"), OTHER_SPELLINGS, ids=_id)
def test_writes_the_canonical_form(
    side: Side, name: str, wire: JsonValue, written: JsonValue
) -> None:
    found = read(side, ScalarsAction, {name: wire})
    assert write(side, ScalarsAction, found) == {name: written}


@both_sides
@pytest.mark.parametrize(("name", "wire", "rule"), WRONG, ids=_id)
def test_rejects(side: Side, name: str, wire: JsonValue, rule: str) -> None:
    assert problems(side, ScalarsAction, {name: wire}) == [(name, rule)]


@both_sides
@pytest.mark.parametrize("name", ["f32", "f64"])
def test_nan_is_a_string(side: Side, name: str) -> None:
    found = read(side, ScalarsAction, {name: "NaN"})
    assert math.isnan(found.model_dump()[name])
    assert write(side, ScalarsAction, found) == {name: "NaN"}


@both_sides
@pytest.mark.parametrize("token", [b"NaN", b"Infinity", b"-Infinity"])
@pytest.mark.parametrize("name", [b"f64", b"json", b"unknown"])
def test_bare_tokens_are_no_json(side: Side, name: bytes, token: bytes) -> None:
    body = b'{"%s":[%s]}' % (name, token)
    assert [each.rule for each in refused(side, ScalarsAction, body)] == ["json"]


@both_sides
def test_a_number_too_large_is_not_infinity(side: Side) -> None:
    assert refused(side, ScalarsAction, b'{"f64":1e999}')


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("u8", True),
        ("u8", 256),
        ("u8", "1"),
        ("u8", 1.0),
        ("u64", "01"),
        ("u64", "1.0"),
        ("u64", 2**64),
        ("u64", True),
        ("f64", "1"),
        ("f64", "nan"),
        ("f64", True),
        ("flag", 1),
        ("flag", "true"),
        ("f32", 1e39),
        ("text", b"a"),
        ("text", 1),
        ("data", "AA"),
        ("data", [0]),
        ("at", "2024-01-01T00:00:00"),
        ("at", 1704067200),
        ("at", datetime(2024, 1, 1)),
        ("at", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1)))),
        ("at", date(2024, 1, 1)),
        ("day", "2024-01-01T00:00:00"),
        ("day", 0),
        ("day", datetime(2024, 1, 1)),
        ("names", "a"),
        ("names", {"a": 1}),
    ],
    ids=_id,
)
def test_python_data_is_not_coerced(name: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Scalars.model_validate({name: value})
    assert [each["loc"] for each in caught.value.errors()] == [(name,)]


def test_a_timestamp_is_kept_in_utc() -> None:
    noon = datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    built = Scalars(at=noon)
    assert built.at == noon
    assert built.at is not None
    assert built.at.tzinfo is UTC

"""Problems: few, at the right place, and without the input."""

from __future__ import annotations

import json
import pickle

import pytest
from pydantic import JsonValue

from nexigon_gen.runtime.codec import DecodeError, Problem, decode_request

from .sample import ScalarsAction, UnionsAction

INPUT = "hunter2"


@pytest.mark.parametrize(
    "body",
    [
        {"body": {"u8": INPUT, "f64": INPUT, "data": INPUT, "at": INPUT, "day": INPUT}},
        {"body": {"open": INPUT, "closed": INPUT, "flag": INPUT, "u64": INPUT}},
        {"body": {"counts": {INPUT: INPUT}}},
        {"body": {"names": [{INPUT: INPUT}]}},
        {"body": {"secret": [INPUT]}},
        {"body": INPUT, INPUT: INPUT},
        INPUT,
    ],
    ids=str,
)
def test_never_shows_the_input(body: JsonValue) -> None:
    with pytest.raises(DecodeError) as caught:
        decode_request(
            ScalarsAction, json.dumps(body).encode(), unknown_fields="forbid"
        )
    assert INPUT not in repr(caught.value.problems)
    assert INPUT not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    "field",
    [
        {"internal": {"result": INPUT}},
        {"expr": {"$type": INPUT}},
        {"shape": INPUT},
        {"shape": {INPUT: INPUT}},
        {"text": [INPUT]},
        {"byName": {INPUT: {"result": INPUT}}},
        {"expr": {"$type": "Literal", "value": 1, INPUT: 1}},
    ],
    ids=str,
)
def test_never_shows_the_input_of_a_union(field: JsonValue) -> None:
    with pytest.raises(DecodeError) as caught:
        decode_request(UnionsAction, json.dumps({"body": field}).encode())
    assert INPUT not in repr(caught.value.problems)


def test_a_list_reports_its_first_bad_item() -> None:
    body = b'{"body":{"names":["a",' + b"1," * 200_000 + b"1]}}"
    with pytest.raises(DecodeError) as caught:
        decode_request(ScalarsAction, body)
    problem = Problem("body.names[1]", "type", "must be a string")
    assert caught.value.problems == (problem,)


def test_at_most_twenty() -> None:
    names = (
        "u8 i8 u32 u64 i64 count f32 f64 flag text data at day open closed secret "
        "plainSecret names counts nulls unit"
    )
    fields: dict[str, JsonValue] = {name: [[]] for name in names.split()}
    with pytest.raises(DecodeError) as caught:
        decode_request(ScalarsAction, json.dumps({"body": fields}).encode())
    assert len(caught.value.problems) == 20


def test_a_flood_of_unknown_keys_is_not_listed() -> None:
    body = json.dumps({f"x{number}": 1 for number in range(5000)}).encode()
    with pytest.raises(DecodeError, match="too many problems"):
        decode_request(ScalarsAction, body, unknown_fields="forbid")


def test_reads_as_a_sentence_and_pickles() -> None:
    with pytest.raises(DecodeError) as caught:
        decode_request(ScalarsAction, b'{"body":{"u8":256,"unit":[1],"names":{}}}')
    text = (
        "body.u8: must be at most 255; body.names: must be an array; "
        "body.unit[0]: must be null"
    )
    assert str(caught.value) == text
    copied: object = pickle.loads(pickle.dumps(caught.value))
    assert isinstance(copied, DecodeError)
    assert copied.problems == caught.value.problems

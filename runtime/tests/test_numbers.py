"""wire.md W3.1, W3.13: enums of numbers, and tags that are numbers."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from pydantic import TypeAdapter, ValidationError

from nexigon_gen.runtime.codec import (
    DecodeError,
    EncodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.model import (
    F64,
    I64,
    U8,
    Action,
    FirstOf,
    IntegerEnum,
    Maybe,
    Model,
    OneOf,
    OpenInteger,
    Returns,
    UnknownNumber,
    UnknownVariant,
)


class Code(IntegerEnum):
    """A value has two names."""

    OK = 1
    FINE = OK
    BAD = -2


class Frame(Model):
    """An open enum, a closed one, and lists of both."""

    code: OpenInteger[Code]
    closed: Maybe[Code] = None
    codes: Maybe[list[OpenInteger[Code]]] = None


class EventOpen(Model, tag="op"):
    op: Literal[1] = 1
    frame: Frame


class EventShut(Model, tag="op"):
    op: Literal[0] = 0


class UnknownEvent(UnknownVariant, tag="op"):
    op: int


Event: TypeAlias = Annotated[EventOpen | EventShut | UnknownEvent, OneOf("op")]


class TellAction(Action, Returns["Event"], wire="numbers_Tell"):
    """Sends what it gets back."""

    event: Event
    frame: Frame


def test_members_are_numbers() -> None:
    assert int(Code.OK) == 1
    assert [Code(1), Code.FINE] == [Code.OK, Code.OK]
    assert [*Code] == [Code.OK, Code.BAD]
    assert isinstance(Code.OK, int)
    assert json.dumps([Code.OK]) == "[1]"


def test_an_unknown_number_is_kept() -> None:
    read = decode_response(TellAction, b'{"op":1,"frame":{"code":7,"codes":[1,-9]}}')
    assert isinstance(read, EventOpen)
    assert read.frame.code == UnknownNumber(7)
    assert repr(read.frame.code) == "UnknownNumber(7)"
    for made in (
        read,
        copy.deepcopy(read),
        pickle.loads(pickle.dumps(read)),
        EventOpen.model_validate(read.model_dump(mode="json")),
        EventOpen.model_validate(read.model_dump()),
        EventOpen.model_validate_json(read.model_dump_json()),
        EventOpen(
            frame=Frame(code=UnknownNumber(7), codes=[Code.OK, UnknownNumber(-9)])
        ),
    ):
        assert made == read
        assert type(made.frame.code) is UnknownNumber
        text = b'{"op":1,"frame":{"code":7,"codes":[1,-9]}}'
        assert encode_request(TellAction(event=made, frame=Frame(code=Code.OK))) == (
            b'{"event":' + text + b',"frame":{"code":1}}'
        )


def test_the_text_of_a_number_is_that_number_where_all_is_text() -> None:
    """As in query strings, which pydantic reads in a mode of its own."""
    read = Frame.model_validate_strings({"code": "-2", "closed": "1"})
    assert [read.code, read.closed] == [Code.BAD, Code.OK]
    for text, shown in {
        "1": "<Code.OK: 1>",
        "1.0": "<Code.OK: 1>",
        "7": "UnknownNumber(7)",
    }.items():
        assert repr(Frame.model_validate_strings({"code": text}).code) == shown
    for wrong in ({"code": "x"}, {"code": "1", "closed": "7"}, {"code": "1.5"}):
        with pytest.raises(ValidationError):
            Frame.model_validate_strings(wrong)


def test_an_unknown_tag_is_kept() -> None:
    text = b'{"op":77,"more":[1]}'
    read = decode_response(TellAction, text)
    assert isinstance(read, UnknownEvent)
    assert read.op == 77
    sent = encode_request(TellAction(event=read, frame=Frame(code=Code.BAD)))
    assert sent == b'{"event":' + text + b',"frame":{"code":-2}}'


@pytest.mark.parametrize(
    "frame", [{"code": 7}, {"code": 1, "closed": 7}, {"code": 1, "codes": [7]}], ids=str
)
def test_a_server_knows_all_numbers(frame: dict[str, object]) -> None:
    body = json.dumps({"event": {"op": 0}, "frame": frame}).encode()
    with pytest.raises(DecodeError, match="must be"):
        decode_request(TellAction, body)
    with pytest.raises(EncodeError, match="not know"):
        encode_response(TellAction, UnknownEvent(op=77))


@pytest.mark.parametrize("wrong", ["1.0", "true", '"1"', "null", "[1]", "1e0", "2e400"])
def test_nothing_else_is_a_number(wrong: str) -> None:
    for body in (
        f'{{"op":1,"frame":{{"code":{wrong}}}}}',
        f'{{"op":1,"frame":{{"code":1,"codes":[{wrong}]}}}}',
        f'{{"op":{wrong},"frame":{{"code":1}}}}',
    ):
        with pytest.raises(DecodeError):
            decode_response(TellAction, body.encode())


@pytest.mark.parametrize("wrong", [1.0, True, "1", None, [1], 2**53], ids=str)
def test_nothing_else_of_python_data_is_a_number(wrong: object) -> None:
    for data in ({"code": wrong}, {"code": 1, "codes": [wrong]}):
        with pytest.raises(ValidationError):
            Frame.model_validate(data)
    event: TypeAdapter[Any] = TypeAdapter(Event)
    with pytest.raises(ValidationError):
        event.validate_python({"op": wrong, "frame": {"code": 1}})


def test_python_code_gives_members() -> None:
    """Numbers of data are read; a caller gives members."""
    assert Frame.model_validate({"code": 1, "codes": [7]}) == Frame(
        code=Code.OK, codes=[UnknownNumber(7)]
    )
    with pytest.raises(ValidationError):
        Frame(code=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_json_schema() -> None:
    schema = Frame.model_json_schema()
    assert schema["$defs"]["Code"]["enum"] == [1, -2]
    assert schema["$defs"]["Code"]["type"] == "integer"


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(DecodeError, match=r"^op: must be one of 1, 0"):
        decode_response(TellAction, b'{"op":true}')
    with pytest.raises(DecodeError, match=r"^frame.code: must be"):
        decode_response(TellAction, b'{"op":1,"frame":{"code":"1"}}')


_ANY_NUMBER: TypeAdapter[object] = TypeAdapter(Annotated[U8 | I64 | F64, FirstOf()])
_FEW_NUMBERS: TypeAdapter[object] = TypeAdapter(
    Annotated[list[U8] | list[I64] | list[F64], FirstOf()]
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5, "5"),
        (2**53 - 1, "9007199254740991"),
        (2**53, '"9007199254740992"'),
        (-(2**53), '"-9007199254740992"'),
        (1.5, "1.5"),
        (2.0**60, "1.152921504606847e+18"),
        (float("nan"), '"NaN"'),
        (float("-inf"), '"-Infinity"'),
    ],
)
def test_a_number_of_a_union_is_written_as_its_own_variant_writes_it(
    value: float, text: str
) -> None:
    """Whichever variant pydantic asks first (W4.2, W4.3)."""
    assert _ANY_NUMBER.dump_json(value).decode() == text
    assert _FEW_NUMBERS.dump_json([value]).decode() == f"[{text}]"

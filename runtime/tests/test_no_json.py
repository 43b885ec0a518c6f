"""What has no JSON form, in every place, whatever was built first."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import JsonValue, ValidationError

from nexigon_gen.runtime.codec import (
    DecodeError,
    EncodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.model import Open, UnknownValue
from nexigon_gen.runtime.strict_json import may_hold_no_json
from nexigon_gen.runtime.testing import StubTransport

from .sample import (
    CreateAction,
    CreateCreated,
    ProjectId,
    Scalars,
    ScalarsAction,
    Status,
    Unions,
    UnionsAction,
    UnknownCreate,
    UnknownShape,
    UnknownText,
)

NUMBERS = [float("nan"), float("inf"), float("-inf")]
LARGE = ["1e400", "-1E400", "1e+400", "1.5e0400", "9" * 310 + ".0", "9" * 250 + "e99"]

PLACES: dict[str, Callable[[Any], Scalars | Unions]] = {
    "any": lambda bad: Scalars(json_=bad),
    "list within any": lambda bad: Scalars(json_=[bad]),
    "map within any": lambda bad: Scalars(json_={"a": [{"b": bad}]}),
    "unknown field": lambda bad: Scalars.model_validate({"later": [bad]}),
    "unknown variant": lambda bad: Unions(
        internal=UnknownCreate.model_validate({"result": "Later", "x": bad})
    ),
    "unknown external": lambda bad: Unions(
        shape=UnknownShape(tag="Later", payload=bad)
    ),
    "unknown untagged": lambda bad: Unions(text=UnknownText(value=bad)),
    "variant": lambda bad: Unions(
        internal=CreateCreated(project_id=ProjectId("p"), data=bad)
    ),
}
each_place = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())


@each_place
@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_not_written(place: Callable[[Any], Scalars | Unions], number: float) -> None:
    value = place(number)
    is_scalars = isinstance(value, Scalars)
    action = ScalarsAction if is_scalars else UnionsAction
    with pytest.raises(EncodeError, match="not JSON"):
        Codec[Any](type(value)).encode(value)
    with pytest.raises(EncodeError, match="not JSON"):
        encode_request(action.model_validate({"body": value}))
    with pytest.raises(EncodeError):
        encode_response(action, value)
    with pytest.raises(ValueError, match="not JSON"):
        value.model_dump_json()


UNBUILT = """
from tests.{module} import *
from nexigon_gen.runtime.codec.value_codec import Codec
from nexigon_gen.runtime.codec import EncodeError
assert not {cls}.__pydantic_complete__
codec = Codec({cls})
value = codec.decode(b'{text}')
value = value.model_copy(update={{"{field}": float("nan")}})
try:
    print(codec.encode(value))
except EncodeError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("cls", "field", "text"),
    [
        ("Scalars", "json_", "{}"),
        ("Project", "data", '{"projectId":"p","data":1}'),
        ("CreateAction", "data", '{"projectId":"p","data":1}'),
        ("CreateCreated", "data", '{"result":"Created","projectId":"p","data":1}'),
    ],
)
def test_not_written_by_a_codec_that_was_made_first(
    cls: str, field: str, text: str
) -> None:
    script = UNBUILT.format(module="sample", cls=cls, field=field, text=text)
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout == "holds NaN, which is not JSON\n"


READ: dict[str, str] = {
    "any": '{"json":%s}',
    "list within any": '{"json":[1, %s]}',
    "map within any": '{"json":{"a":%s}}',
    "float": '{"f64":%s}',
    "single": '{"f32": %s}',
    "unknown field": '{"later":{"x":\n%s}}',
}
WITHIN_UNIONS: dict[str, str] = {
    "unknown variant": '{"internal":{"result":"Later","x":%s}}',
    "unknown external": '{"shape":{"Later":%s}}',
    "unknown untagged": '{"text":[%s]}',
    "variant": '{"internal":{"result":"Created","projectId":"p","data":%s}}',
}
TEXTS = [(ScalarsAction, each) for each in READ.values()]
TEXTS += [(UnionsAction, each) for each in WITHIN_UNIONS.values()]  # type: ignore[misc]


@pytest.mark.parametrize("number", [*LARGE, "NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize(("action", "text"), TEXTS, ids=[*READ, *WITHIN_UNIONS])
def test_not_read(action: Any, text: str, number: str) -> None:
    body = (text % number).encode()
    with pytest.raises(DecodeError):
        decode_response(action, body)
    with pytest.raises(DecodeError):
        decode_request(action, b'{"body":' + body + b"}")
    cls: type[Scalars | Unions] = Scalars if action is ScalarsAction else Unions
    codec: Codec[Any] = Codec(cls)
    for decode in (codec.decode, codec.decode_strict):
        with pytest.raises(DecodeError):
            decode(body)
    for made in (body, body.decode(), bytearray(body)):
        with pytest.raises(ValidationError):
            cls.model_validate_json(made)


def test_not_told_by_a_stub() -> None:
    stub = StubTransport()
    with pytest.raises(ValueError, match="not JSON compliant"):
        stub.reply_json(CreateAction, {"result": "Later", "x": float("inf")})
    with pytest.raises(EncodeError):
        stub.reply(
            CreateAction, CreateCreated(project_id=ProjectId("p"), data=NUMBERS[0])
        )


EXACT = [
    "1e308",
    "-1.7976931348623157e+308",
    "1E-400",
    "0e999",
    "9" * 400,
    "-" + "9" * 4300,
    "18446744073709551616",
    '"1e400"',
    '"a 3e4000, 12e400: 1e999 NaN"',
    '"deadbeef3e400400"',
]


@pytest.mark.parametrize("number", EXACT)
def test_read_as_it_is(number: str) -> None:
    body = f'{{"json":[{number}],"later":{number}}}'.encode()
    found = decode_response(ScalarsAction, body)
    assert found.json_ == [json.loads(number)]
    assert json.loads(Codec[Any](Scalars).encode(found)) == json.loads(body)


@pytest.mark.parametrize(
    ("text", "is_suspicious"),
    [
        (b'{"id":"3e400a"}', False),
        (b'{"a":1.5e10,"b":2e-400}', False),
        (b'{"a":"x1e400"}', False),
        (b'{"a":1e400}', True),
        (b"1e400", True),
        (b"[\n-1.25E+400]", True),
        (b"9" * 400, True),
        (b'"' + b"7" * 33 + b'e400"', True),
    ],
)
def test_few_bodies_are_read_twice(text: bytes, is_suspicious: bool) -> None:
    assert may_hold_no_json(text) is is_suspicious


DIGITS = "9" * 4301
SURROGATES = [r'"\ud800"', r'"\udc00\ud800"', r'{"\ud800":1}', r'["a\ud83d"]']


@pytest.mark.parametrize("text", [DIGITS, *SURROGATES], ids=lambda text: text[:12])
@pytest.mark.parametrize("place", ["json", "later"])
def test_what_python_cannot_hold_is_refused(text: str, place: str) -> None:
    body = f'{{"{place}":{text}}}'.encode()
    with pytest.raises(DecodeError):
        decode_response(ScalarsAction, body)
    with pytest.raises(DecodeError):
        decode_request(ScalarsAction, b'{"body":' + body + b"}")


BROKEN: dict[str, JsonValue] = {
    "text": "\ud800",
    "item": ["\udc00"],
    "key": {"\ud83d": 1},
    "key of a key": {"a": [{"b\udfff": {}}]},
}


@each_place
@pytest.mark.parametrize("bad", BROKEN.values(), ids=BROKEN)
def test_text_that_is_no_unicode_is_not_written(
    place: Callable[[Any], Scalars | Unions], bad: JsonValue
) -> None:
    """Nor is other text in its place, by which two keys would become one."""
    value = place(bad)
    action = ScalarsAction if isinstance(value, Scalars) else UnionsAction
    with pytest.raises(EncodeError):
        Codec[Any](type(value)).encode(value)
    with pytest.raises(EncodeError):
        encode_request(action.model_validate({"body": value}))
    with pytest.raises(EncodeError):
        encode_response(action, value)
    with pytest.raises(ValueError, match="surrogate|utf-8"):
        value.model_dump_json()


@pytest.mark.parametrize(
    "type_",
    [dict[str, int], dict[ProjectId, int], dict[Open[Status], int]],
    ids=["text", "id", "enum"],
)
def test_a_key_of_any_type_that_is_no_unicode_is_not_written(type_: Any) -> None:
    codec: Codec[Any] = Codec(type_)
    with pytest.raises(EncodeError, match="surrogate"):
        codec.encode({UnknownValue("\ud800"): 1})


def test_what_stands_for_such_text_is_text() -> None:
    value = Scalars(json_={"\ufffd\ufffd\ufffd": "\ufffd\ufffd\ufffd"})
    codec: Codec[Scalars] = Codec(Scalars)
    assert codec.decode(codec.encode(value)) == value
    assert Scalars.model_validate_json(value.model_dump_json()) == value


@pytest.mark.parametrize("more", ["", ',"text":"NaN 1e400"', ',"later":[1e300]'])
def test_a_client_takes_the_last_of_two_equal_keys(more: str) -> None:
    body = f'{{"u8":1,"u8":2,"json":{{"a":1,"a":2}}{more}}}'.encode()
    found = decode_response(ScalarsAction, body)
    assert (found.u8, found.json_) == (2, {"a": 2})
    with pytest.raises(DecodeError, match="twice"):
        decode_request(ScalarsAction, b'{"body":' + body + b"}")

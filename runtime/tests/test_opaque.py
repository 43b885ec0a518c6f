"""Opaque objects come through as they are, on both sides."""

from __future__ import annotations

import json
import pickle
from typing import Annotated, Literal

import pytest
from pydantic import Field, JsonValue

from nexigon_gen.runtime.codec import (
    DecodeError,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)
from nexigon_gen.runtime.model import Action, Returns
from nexigon_gen.runtime.model.opaque import Opaque


class Cpu(Opaque):
    """A part."""

    core_count: Annotated[int, Field(alias="coreCount")]
    class_: Annotated[str | None, Field(alias="class")] = None
    empty: Annotated[str | None, Field(alias="")] = None
    level: Literal[0, 1, True, "off"] | float | None = None


class Info(Opaque):
    """The whole."""

    boot: str | None
    load: float | None = None
    cpu: Cpu | None = None
    older: list[Info] | None = None


class InfoAction(Action, Returns[Info], wire="demo_Info"):
    """Sends one, gets one."""

    info: Info


BODIES: dict[str, JsonValue] = {
    "least": {"boot": None},
    "read null": {"boot": "b", "load": None, "cpu": {"coreCount": 1, "class": None}},
    "unknown keys": {"boot": "b", "x": None, "cpu": {"coreCount": 1, "y": [{"z": 1}]}},
    "recursive": {"boot": "b", "older": [{"boot": None, "older": [], "load": 0.5}]},
    "python names": {"boot": "b", "cpu": {"coreCount": 1, "core_count": "2"}},
    "only python names": {"boot": "b", "cpu": {"coreCount": 1, "class_": 3}},
    "both names": {"boot": "b", "cpu": {"coreCount": 1, "class": None, "class_": 3}},
    "empty key": {"boot": "b", "cpu": {"coreCount": 1, "": ""}},
    "number": {"boot": "b", "cpu": {"coreCount": 1, "level": 1}},
    "flag": {"boot": "b", "cpu": {"coreCount": 1, "level": True}},
    "text": {"boot": "b", "cpu": {"coreCount": 1, "level": "off"}},
    "fraction": {"boot": "b", "cpu": {"coreCount": 1, "level": 0.5}},
}
bodies = pytest.mark.parametrize("body", BODIES.values(), ids=[*BODIES])


def exact(value: JsonValue | bytes) -> str:
    """JSON as text, in which `1` and `true` are two things."""
    found = json.loads(value) if isinstance(value, bytes) else value
    return json.dumps(found, sort_keys=True)


@bodies
def test_client(body: JsonValue) -> None:
    read = decode_response(InfoAction, json.dumps(body).encode())
    assert exact(encode_request(InfoAction(info=read))) == exact({"info": body})


@bodies
@pytest.mark.parametrize("unknown", ["ignore", "forbid"])
def test_server(body: JsonValue, unknown: Literal["ignore", "forbid"]) -> None:
    request = json.dumps({"info": body}).encode()
    read = decode_request(InfoAction, request, unknown_fields=unknown)
    assert exact(encode_response(InfoAction, read.info)) == exact(body)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"boot": 1},
        {"boot": "b", "load": "1"},
        {"boot": "b", "cpu": {}},
        {"boot": "b", "cpu": {"coreCount": 1, "level": False}},
    ],
    ids=json.dumps,
)
def test_refused(body: JsonValue) -> None:
    with pytest.raises(DecodeError):
        decode_response(InfoAction, json.dumps(body).encode())
    with pytest.raises(DecodeError):
        decode_request(InfoAction, json.dumps({"info": body}).encode())


def test_none_in_python_is_absent() -> None:
    info = Info(boot=None, load=None, cpu=Cpu(core_count=1, class_=None))
    body = {"boot": None, "cpu": {"coreCount": 1}}
    assert json.loads(encode_response(InfoAction, info)) == body
    assert info.model_dump(mode="json") == body
    assert info.model_dump(by_alias=False) == {"boot": None, "cpu": {"core_count": 1}}


def test_copies_keep_what_was_read() -> None:
    body = b'{"boot":"b","load":null,"x":1}'
    read = decode_response(InfoAction, body)
    again: Info = pickle.loads(pickle.dumps(read))
    assert encode_response(InfoAction, again) == body
    changed = read.model_copy(update={"boot": "c"})
    assert encode_response(InfoAction, changed) == b'{"boot":"c","load":null,"x":1}'

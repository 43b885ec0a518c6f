"""Both sides of the wire, for tables of accepted and rejected JSON."""

from __future__ import annotations

import json
from typing import Literal, TypeAlias

import pytest
from pydantic import JsonValue

from nexigon_gen.runtime.codec import (
    DecodeError,
    Problem,
    decode_request,
    decode_response,
    encode_request,
    encode_response,
)

from .sample import (
    Limited,
    LimitedAction,
    Scalars,
    ScalarsAction,
    Unions,
    UnionsAction,
)

Side: TypeAlias = Literal["client", "server"]
Body: TypeAlias = Scalars | Limited | Unions
BodyAction: TypeAlias = type[ScalarsAction | LimitedAction | UnionsAction]

both_sides = pytest.mark.parametrize("side", ["client", "server"])


def read(side: Side, action: BodyAction, body: JsonValue | bytes) -> Body:
    """Decode as the client reads a response, or the server the body of a request."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    found = (
        decode_response(action, text)
        if side == "client"
        else decode_request(action, b'{"body":' + text + b"}").body
    )
    assert isinstance(found, Scalars | Limited | Unions)
    return found


def write(side: Side, action: BodyAction, value: Body) -> JsonValue:
    """Encode as the client writes a request, or the server a response."""
    if side == "server":
        found: JsonValue = json.loads(encode_response(action, value))
        return found
    request: dict[str, JsonValue] = json.loads(
        encode_request(action.model_validate({"body": value}))
    )
    return request["body"]


def problems(
    side: Side, action: BodyAction, body: JsonValue | bytes
) -> list[tuple[str, str]]:
    """Path and rule of each problem, seen from the body."""
    return [_relative(side, each) for each in refused(side, action, body)]


def refused(
    side: Side, action: BodyAction, body: JsonValue | bytes
) -> tuple[Problem, ...]:
    """The problems of a body that is rejected."""
    with pytest.raises(DecodeError) as caught:
        read(side, action, body)
    return caught.value.problems


def _relative(side: Side, problem: Problem) -> tuple[str, str]:
    path = problem.path
    if side == "server":
        path = path.removeprefix("body").removeprefix(".")
    return path, problem.rule

"""What the answer to a request has to be."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Mapping, Sequence
from typing import NoReturn

import pytest
from behaviour.canary import CANARY

from nexigon_gen.ir.jsontext import JsonValue
from nexigon_hub._runtime.codec import DecodeError, decode_request, encode_request
from nexigon_hub._runtime.model import Action
from nexigon_hub.projects.server import ProjectsService

from .connection import Answer
from .hostile import Hostile
from .hub import RECEIVED, TOKEN

_ACTIONS: Mapping[str, type[Action]] = {
    f"/api/v1/actions/invoke/{each.action.__action__.wire}": each.action
    for each in ProjectsService[None]().routes()
}


def _unique(pairs: Sequence[tuple[str, JsonValue]]) -> Mapping[str, JsonValue]:
    found = dict(pairs)
    assert len(found) == len(pairs), "there is a key twice"
    return found


def _constant(token: str) -> NoReturn:
    raise AssertionError(f"{token} is not JSON")


_strict = json.JSONDecoder(object_pairs_hook=_unique, parse_constant=_constant)


def check(hostile: Hostile, answer: Answer) -> None:
    """The answer is that of a server which knows what it does.

    Raises:
        AssertionError: It is not.
    """
    assert answer.headers["content-type"] == "application/json"
    # A new one: that of the request is not well formed.
    assert answer.headers["x-request-id"].isalnum()
    if answer.status == 200:
        _check_accepted(hostile, answer)
    else:
        _check_refused(hostile, answer)


def _check_accepted(hostile: Hostile, answer: Answer) -> None:
    canonical = encode_request(decode_request(_ACTIONS[hostile.path], hostile.body))
    assert b64decode(answer.headers[RECEIVED]) == canonical
    # The server made nothing up, and let nothing pass that is not JSON.
    assert is_part(json.loads(canonical), _strict.decode(hostile.body.decode()))


def _check_refused(hostile: Hostile, answer: Answer) -> None:
    shown = answer.head + answer.body
    for secret in (CANARY, TOKEN, "Traceback"):
        assert secret.encode() not in shown
    kind, message = answer.refusal
    assert kind == "Invalid"
    assert message
    if hostile.is_too_long:
        assert answer.status == 413
        return
    assert answer.status == 400
    with pytest.raises(DecodeError):
        decode_request(_ACTIONS[hostile.path], hostile.body)


def is_part(part: JsonValue, whole: JsonValue) -> bool:
    """Whether JSON is the same, but for members of objects that one may lack."""
    match part, whole:
        case Mapping(), Mapping():
            return all(
                key in whole and is_part(each, whole[key]) for key, each in part.items()
            )
        case (str(), str()) | (bool(), bool()) | (None, None):
            return part == whole
        case _:
            return False  # No request of this API holds anything else.

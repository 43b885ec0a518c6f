"""Requests and answers as JSON to print: secrets are masked, except those that `--reveal`
names."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ..actions import Returning
from ..codec.bodies import request_adapter, response_adapter
from ..model.action import Action
from ..model.role import CLIENT
from .revealing import revealed
from .structured import JsonData


def answer_of(
    action: type[Returning[Any]], value: object, reveal: Collection[str]
) -> JsonData:
    """The result of an action as JSON.

    Args:
        action: The action.
        value: The result.
        reveal: Names of the secrets not to mask.
    """
    adapter = response_adapter(action)
    body = adapter.write(value, None)
    if reveal:
        body = revealed(body, adapter.write(value, CLIENT), reveal)
    found: JsonData = json.loads(body)
    return found


def body_shown(
    action: Returning[object], sent: bytes, reveal: Collection[str]
) -> bytes:
    """The body of a request, to print.

    Args:
        action: The request.
        sent: The body as it is sent.
        reveal: Names of the secrets not to mask.
    """
    cls = type(action)
    assert issubclass(cls, Action)
    return revealed(request_adapter(cls).write(action, None), sent, reveal)

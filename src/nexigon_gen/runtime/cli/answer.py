"""Requests and answers as JSON for people: secrets are masked but for those that were asked
for."""

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
    """The JSON value of what an action returned.

    Args:
        action: The action.
        value: What it returned.
        reveal: Names of the secrets to show.
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
    """The body of a request.

    Args:
        action: The request.
        sent: Its body.
        reveal: Names of the secrets to show.
    """
    cls = type(action)
    assert issubclass(cls, Action)
    return revealed(request_adapter(cls).write(action, None), sent, reveal)

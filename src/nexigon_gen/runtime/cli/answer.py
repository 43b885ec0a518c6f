"""Requests and answers as JSON for people: secrets are masked but for those that were asked
for."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ..actions import Returning
from ..codec.bodies import shown_request, shown_response
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
    body = shown_response(action, value)
    if reveal:
        body = revealed(body, shown_response(action, value, reveals=True), reveal)
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
    return revealed(shown_request(action), sent, reveal)

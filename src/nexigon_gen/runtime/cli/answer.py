"""Answers as JSON for people: secrets are masked but for those that were asked for."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ..actions import Returning
from ..codec.bodies import shown_response
from .flags import plain
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
    masked: JsonData = json.loads(shown_response(action, value))
    if not reveal:
        return masked
    sent = json.loads(shown_response(action, value, reveals=True))
    return _merged(masked, sent, {*map(plain, reveal)})


def _merged(masked: JsonData, sent: JsonData, reveal: Collection[str]) -> JsonData:
    """`masked`, with what `sent` has under the names to reveal."""
    match masked, sent:
        case dict(), dict():
            return {
                key: (
                    sent[key]
                    if plain(key) in reveal
                    else _merged(inner, sent[key], reveal)
                )
                for key, inner in masked.items()
            }
        case list(), list():
            pairs = zip(masked, sent, strict=True)
            return [_merged(one, other, reveal) for one, other in pairs]
        case _:
            return masked

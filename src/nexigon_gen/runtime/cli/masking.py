"""Masking of requests and answers that are printed: of all secrets, except those that
`--reveal` names."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any, Final

from ..actions import Returning
from ..codec.bodies import request_adapter, response_adapter
from ..model.action import Action
from ..model.role import CLIENT
from .flags import normalized
from .structured import JsonData
from .table import ALL

_TOKENS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|[][{},:]|[^][{},:"]+')


def masked_answer(
    action: type[Returning[Any]], value: object, reveal: Collection[str]
) -> JsonData:
    """The result of an action as JSON, with its secrets masked.

    Args:
        action: The action.
        value: The result.
        reveal: Names of the secrets not to mask.
    """
    adapter = response_adapter(action)
    body = adapter.write(value, None)
    if reveal:
        body = _revealed(body, adapter.write(value, CLIENT), reveal)
    found: JsonData = json.loads(body)
    return found


def masked_request(
    action: Returning[object], sent: bytes, reveal: Collection[str]
) -> bytes:
    """The body of a request, with its secrets masked.

    Args:
        action: The request.
        sent: The body as it is sent.
        reveal: Names of the secrets not to mask.
    """
    cls = type(action)
    assert issubclass(cls, Action)
    return _revealed(request_adapter(cls).write(action, None), sent, reveal)


def _revealed(masked: bytes, sent: bytes, names: Collection[str]) -> bytes:
    """Masked JSON in which the secrets of some keys are shown.

    Args:
        masked: Compact JSON with every secret masked.
        sent: The same JSON with every secret shown.
        names: The keys to unmask, in any spelling, with all values inside them.
    """
    if ALL in names:
        return sent
    wanted = {*map(normalized, names)}
    pairs = zip(_TOKENS.findall(masked), _TOKENS.findall(sent), strict=True)
    found: list[bytes] = []
    depth = 0
    shown_from: int | None = None
    last = b""
    for hidden, shown in pairs:
        if hidden == b":" and shown_from is None and _name(last) in wanted:
            shown_from = depth
        elif hidden in (b"[", b"{"):
            depth += 1
        elif hidden in (b"]", b"}"):
            depth -= 1
        # A member ends at a comma of its own depth, or with its object.
        is_end = hidden == b"," and depth == shown_from
        if shown_from is not None and (is_end or depth < shown_from):
            shown_from = None
        found.append(hidden if shown_from is None else shown)
        last = hidden
    return b"".join(found)


def _name(key: bytes) -> str:
    name: str = json.loads(key)
    return normalized(name)

"""Sharing between the IRs of two runs: equal parts of the new one are the objects of the old.

Then most parts can be compared by identity, which is fast.
"""

from __future__ import annotations

from typing import TypeVar

from ..values import replace, same
from .model import Action, Api, Definition, Namespace

_Part = TypeVar("_Part", bound=Definition | Action)


def shared(api: Api, before: Api) -> Api:
    """The API, with the definitions and actions of an older one where these are equal and come
    from the same text."""
    actions = {each.wire: each for each in before.actions}

    def space(now: Namespace) -> Namespace:
        return replace(
            now,
            definitions=tuple(
                _older(each, before.definitions.get(each.id))
                for each in now.definitions
            ),
            actions=tuple(_older(each, actions.get(each.wire)) for each in now.actions),
        )

    return replace(api, namespaces=tuple(map(space, api.namespaces)))


def _older(now: _Part, before: _Part | None) -> _Part:
    # From another text, it would have positions in that one.
    is_same = before and before.span is now.span and same(before, now)
    return before if before and is_same else now

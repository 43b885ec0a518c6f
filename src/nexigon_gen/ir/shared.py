"""Shared parts: an API that is made of those of an older one, where they are the same.

To compare two such APIs costs little.
"""

from __future__ import annotations

from typing import TypeVar

from ..values import replace, same
from .model import Action, Api, Definition, Namespace

_Part = TypeVar("_Part", bound=Definition | Action)


def shared(api: Api, before: Api) -> Api:
    """The same API, with the definitions and actions of an older one where they come from
    the same text and are the same."""
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
    # Of another text it would have places in that one.
    is_same = before and before.span is now.span and same(before, now)
    return before if before and is_same else now

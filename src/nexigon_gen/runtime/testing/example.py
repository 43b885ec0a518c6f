"""An example: a request and the response to it."""

from __future__ import annotations

from typing import TypeVar

from ..model.action import Action, Returning

T = TypeVar("T")


class Example:
    """A request of an action and a response to it; `None` for an action without one."""

    __slots__ = ("docs", "request", "response")

    def __init__(self, request: Returning[T], response: T, docs: str = "") -> None:
        if not isinstance(request, Action):
            raise TypeError(f"{type(request).__name__} is not an action")
        self.request: Action = request
        self.response: object = response
        self.docs = docs

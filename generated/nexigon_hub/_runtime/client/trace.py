"""Traces: watching calls from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Protocol, TypeAlias

from ..actions import ActionInfo
from .errors import CallFacts


class CallTrace(Protocol):
    """Watches one call."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Sent with every attempt, such as `traceparent`. What callers may not set is
        not allowed here either."""
        ...

    def attempted(self, call: CallFacts, status: int | None) -> None:
        """Told of each attempt that is over.

        Args:
            call: With the number of attempts so far.
            status: Of the answer; None if there is none.
        """
        ...


Trace: TypeAlias = Callable[[ActionInfo, str], AbstractContextManager[CallTrace]]
"""Called with the action and its URL for each call. What it gives is entered before the
call and left after it, with the error of a call that failed."""


class SafeTrace:
    """Lets a tracer watch a call, and no more: an error is raised even if the tracer
    would suppress it."""

    def __init__(self, tracer: AbstractContextManager[CallTrace]) -> None:
        self._tracer = tracer

    def __enter__(self) -> CallTrace:
        return self._tracer.__enter__()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._tracer.__exit__(kind, error, traceback)

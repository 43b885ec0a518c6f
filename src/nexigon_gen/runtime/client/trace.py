"""Traces: how code outside of the client, such as OpenTelemetry, watches calls."""

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
        """Headers to send with every attempt, such as `traceparent`. Those that a caller
        may not set are refused here, too."""
        ...

    def attempted(self, call: CallFacts, status: int | None) -> None:
        """Called after each attempt.

        Args:
            call: The call, with the number of attempts so far.
            status: The HTTP status of the answer; `None` if no answer came.
        """
        ...


Trace: TypeAlias = Callable[[ActionInfo, str], AbstractContextManager[CallTrace]]
"""Makes the `CallTrace` of each call, from the action and its URL. The context manager is
entered before the call and exited after it, with the error if the call failed."""


class SafeTrace:
    """Wraps the context manager of a trace, so that it cannot suppress the error of a call."""

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

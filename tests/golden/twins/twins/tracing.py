"""OpenTelemetry spans, and what watches calls in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from ._runtime.client.errors import CallFacts
    from ._runtime.client.trace import CallTrace, Trace
    from ._runtime.model.action import ActionInfo
    from ._runtime.tracing import trace_calls, trace_requests

__all__ = [
    "ActionInfo",
    "CallFacts",
    "CallTrace",
    "Trace",
    "trace_calls",
    "trace_requests",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        __name__,
        __all__,
        "._runtime.client.trace",
        CallFacts="._runtime.client.errors",
        ActionInfo="._runtime.model.action",
        trace_calls="._runtime.tracing",
        trace_requests="._runtime.tracing",
    )

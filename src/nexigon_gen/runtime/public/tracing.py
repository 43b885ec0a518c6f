"""Tracing: OpenTelemetry spans of calls and requests, and the protocol for other traces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy

if TYPE_CHECKING:
    from ..client.errors import CallFacts
    from ..client.trace import CallTrace, Trace
    from ..model.action import ActionInfo
    from ..tracing import trace_calls, trace_requests

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
        "..client.trace",
        CallFacts="..client.errors",
        ActionInfo="..model.action",
        trace_calls="..tracing",
        trace_requests="..tracing",
    )

"""What a call can raise."""

from __future__ import annotations

from ._runtime.client.errors import (
    ActionError,
    CallTimeoutError,
    ConfigurationError,
    ConnectionLostError,
    ForbiddenError,
    InternalServerError,
    InvalidActionError,
    InvalidResponseError,
    NexigonError,
    NotSentError,
    RateLimitedError,
    ResponseError,
    TransportError,
    UnexpectedVariantError,
)
from ._runtime.problems import Problem

__all__ = [
    "ActionError",
    "CallTimeoutError",
    "ConfigurationError",
    "ConnectionLostError",
    "ForbiddenError",
    "InternalServerError",
    "InvalidActionError",
    "InvalidResponseError",
    "NexigonError",
    "NotSentError",
    "Problem",
    "RateLimitedError",
    "ResponseError",
    "TransportError",
    "UnexpectedVariantError",
]

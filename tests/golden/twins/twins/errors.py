"""What a call can raise."""

from __future__ import annotations

from ._runtime.client.errors import (
    ActionError,
    CallTimeoutError,
    ClientError,
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
    UnknownActionError,
)
from ._runtime.problems import Problem

__all__ = [
    "ActionError",
    "CallTimeoutError",
    "ClientError",
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
    "UnknownActionError",
]

"""Errors that a call can raise. All are subclasses of `ClientError`."""

from __future__ import annotations

from ..client.errors import (
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
from ..problems import Problem

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

"""Python SDK of the Lifecycle API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from ._runtime.client import CallOptions
    from ._runtime.client.reply import Reply, expect
    from ._runtime.model import Secret, UnknownValue
    from .client import AsyncLifecycle, Lifecycle
    from .errors import (
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

__all__ = [
    "ActionError",
    "AsyncLifecycle",
    "CallOptions",
    "CallTimeoutError",
    "ClientError",
    "ConfigurationError",
    "ConnectionLostError",
    "ForbiddenError",
    "InternalServerError",
    "InvalidActionError",
    "InvalidResponseError",
    "Lifecycle",
    "NexigonError",
    "NotSentError",
    "RateLimitedError",
    "Reply",
    "ResponseError",
    "Secret",
    "TransportError",
    "UnexpectedVariantError",
    "UnknownActionError",
    "UnknownValue",
    "expect",
]

if not TYPE_CHECKING:
    __getattr__, __dir__ = lazy(
        __name__,
        __all__,
        ".errors",
        CallOptions="._runtime.client",
        Reply="._runtime.client.reply",
        expect="._runtime.client.reply",
        Secret="._runtime.model",
        UnknownValue="._runtime.model",
        Lifecycle=".client",
        AsyncLifecycle=".client",
    )

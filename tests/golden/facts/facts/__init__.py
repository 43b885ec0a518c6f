"""Python SDK of the Facts API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.lazy import lazy

if TYPE_CHECKING:
    from ._runtime.client import CallOptions
    from ._runtime.client.reply import Reply, expect
    from ._runtime.model import UNSET, Secret, UnknownValue, Unset
    from .client import AsyncFacts, Facts
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
    "UNSET",
    "ActionError",
    "AsyncFacts",
    "CallOptions",
    "CallTimeoutError",
    "ClientError",
    "ConfigurationError",
    "ConnectionLostError",
    "Facts",
    "ForbiddenError",
    "InternalServerError",
    "InvalidActionError",
    "InvalidResponseError",
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
    "Unset",
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
        UNSET="._runtime.model",
        Secret="._runtime.model",
        UnknownValue="._runtime.model",
        Unset="._runtime.model",
        Facts=".client",
        AsyncFacts=".client",
    )

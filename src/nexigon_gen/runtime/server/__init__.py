"""Parts of a server of actions: the app, the services, the refusals."""

from __future__ import annotations

from ..asgi import Message, Receive, Scope, Send
from .app import ActionApp
from .refusals import (
    Forbidden,
    Internal,
    Invalid,
    RateLimited,
    Refusal,
    Unauthenticated,
    Unavailable,
    Unimplemented,
    invalid,
)
from .request import Request, secrets_equal
from .service import Context, Route, RouteSync, Service
from .settings import (
    Authenticate,
    Authorize,
    Hooks,
    Interceptor,
    Observer,
    Proceed,
    Served,
    Settings,
    TraceRequest,
    allow_anonymous,
)

__all__ = (
    "ActionApp",
    "Authenticate",
    "Authorize",
    "Context",
    "Forbidden",
    "Hooks",
    "Interceptor",
    "Internal",
    "Invalid",
    "Message",
    "Observer",
    "Proceed",
    "RateLimited",
    "Receive",
    "Refusal",
    "Request",
    "Route",
    "RouteSync",
    "Scope",
    "Send",
    "Served",
    "Service",
    "Settings",
    "TraceRequest",
    "Unauthenticated",
    "Unavailable",
    "Unimplemented",
    "allow_anonymous",
    "invalid",
    "secrets_equal",
)

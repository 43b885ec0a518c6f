"""The types of ASGI, as Starlette defines them, so that apps of both fit together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

# ASGI leaves the values of its dictionaries untyped.
Message: TypeAlias = MutableMapping[str, Any]
"""A message that an app receives or sends."""

Scope: TypeAlias = MutableMapping[str, Any]
"""Describes what an app is called for: a request, a websocket, or the lifespan."""

Receive: TypeAlias = Callable[[], Awaitable[Message]]
"""Waits for the next message to an app."""

Send: TypeAlias = Callable[[Message], Awaitable[None]]
"""Sends a message of an app."""

AsgiApp: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]
"""An ASGI 3 application, like the generated server."""

"""An ASGI app by hand: nothing but finding the route, reading and answering."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

# ASGI leaves the values of its dictionaries untyped.
Message: TypeAlias = dict[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Mapping[str, Any], Receive, Send], Awaitable[None]]

Route: TypeAlias = Callable[[bytes], bytes]
"""From the body of a request to that of its answer."""


def app_of(routes: Mapping[str, Route]) -> App:
    """Serves routes, by path."""

    async def app(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        data = routes[scope["path"]](body)
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(data)),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": data})

    return app

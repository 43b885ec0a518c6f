"""The messages of ASGI that the server sends."""

from __future__ import annotations

from ..asgi import Receive, Send
from .refusals import Headers


class ClientGone(Exception):
    """The client closed the connection: nobody waits for an answer."""


async def send_json(send: Send, status: int, headers: Headers, body: bytes) -> None:
    """Send a whole answer with a JSON body."""
    start = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send({"type": "http.response.body", "body": body})


async def refuse_websocket(receive: Receive, send: Send) -> None:
    """Close a websocket before it opens; the client sees status 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1000})

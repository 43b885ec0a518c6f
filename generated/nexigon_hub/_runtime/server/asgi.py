"""The messages of ASGI that the server sends."""

from __future__ import annotations

from ..asgi import Receive, Send
from .refusals import Headers


async def send_json(
    send: Send, method: str, status: int, headers: Headers, body: bytes
) -> None:
    """Send a whole answer with a JSON body, which is left out for a `HEAD`."""
    start = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        *headers,
    ]
    await send({"type": "http.response.start", "status": status, "headers": start})
    await send(
        {"type": "http.response.body", "body": b"" if method == "HEAD" else body}
    )


async def refuse_websocket(receive: Receive, send: Send) -> None:
    """Close a websocket before it opens; the client sees status 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1000})

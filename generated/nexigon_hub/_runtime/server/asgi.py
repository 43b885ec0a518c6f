"""The messages of ASGI that the server sends."""

from __future__ import annotations

from ..asgi import Message, Receive, Send
from .refusals import Headers


def start_of(status: int, headers: Headers, body: bytes) -> Message:
    """The message that begins an answer with a JSON body."""
    all_headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        *headers,
    ]
    return {"type": "http.response.start", "status": status, "headers": all_headers}


def part_of(body: bytes, *, more: bool = False) -> Message:
    """The message with a part of a body."""
    return {"type": "http.response.body", "body": body, "more_body": more}


async def refuse_websocket(receive: Receive, send: Send) -> None:
    """Close a websocket before it opens; the client sees status 403."""
    await receive()
    await send({"type": "websocket.close", "code": 1000})

"""By hand: the work of the example Hub in a thread, and nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from .by_hand import Receive, Send
from .hub_work import DETAILS, Get, Rename, details, principal, rename


def _serve(path: str, authorization: bytes, body: bytes) -> bytes:
    who = principal(authorization)
    if path == DETAILS:
        found = details(who, Get.model_validate_json(body))
        return found.__pydantic_serializer__.to_json(found, by_alias=True)
    done = rename(who, Rename.model_validate_json(body))
    return done.__pydantic_serializer__.to_json(done, by_alias=True)


async def app(scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
    """Serves the actions."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    authorization = dict(scope["headers"])[b"authorization"]
    data = await asyncio.to_thread(_serve, scope["path"], authorization, body)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(data)),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": data})

"""By hand, with the generated models: what is left is the work of the generated server
besides decoding and encoding. `synthetic_hub` must be importable."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from synthetic_hub.bench import QueryAction, QueryOutput

from .generated import answer
from .sample import PATH

# ASGI leaves the values of its dictionaries untyped.
_Message: TypeAlias = dict[str, Any]

QueryAction.model_rebuild()
QueryOutput.model_rebuild()


async def app(
    scope: Mapping[str, Any],
    receive: Callable[[], Awaitable[_Message]],
    send: Callable[[_Message], Awaitable[None]],
) -> None:
    """Serves the action."""
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    assert scope["path"] == PATH
    devices = answer(QueryAction.model_validate_json(body))
    data = devices.__pydantic_serializer__.to_json(devices, by_alias=True)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(data)),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": data})

"""One request as ASGI messages, and the answer that is collected from them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from ..asgi import Message, Scope
from ..client.transport.protocol import ConnectionLost, HttpRequest, HttpResponse
from ..lazy import LateModule

if TYPE_CHECKING:
    import asyncio
else:  # a stub needs none
    asyncio = LateModule("asyncio")


class Exchange:
    """What a server would do for one request of an app."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._unread = True
        self._complete = asyncio.Event()
        self._status = 0
        self._headers: dict[str, str] = {}
        self._body = bytearray()

    def scope(self) -> Scope:
        """The ASGI scope; nobody is on the other side, so there is no client."""
        url = urlsplit(self._request.url)
        length = str(len(self._request.body))
        headers = {
            "host": url.netloc,
            "content-length": length,
            **self._request.headers,
        }
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": url.scheme,
            "path": unquote(url.path),
            "raw_path": url.path.encode("ascii"),
            "query_string": b"",
            "root_path": "",
            "headers": [
                (name.encode("ascii"), value.encode("latin-1"))
                for name, value in headers.items()
            ],
            "client": None,
            "server": (url.hostname, url.port),
        }

    async def receive(self) -> Message:
        """The body, and after the answer the end of the connection."""
        if self._unread:
            self._unread = False
            return {"type": "http.request", "body": self._request.body}
        await self._complete.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Takes a message of the app."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in message.get("headers", ())
            }
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                self._complete.set()

    @property
    def complete(self) -> bool:
        """Whether the app has sent all of its answer."""
        return self._complete.is_set()

    def response(self) -> HttpResponse:
        """The answer.

        Raises:
            ConnectionLost: The app ended before its answer did.
        """
        if not self.complete:
            raise ConnectionLost("the app ended before its answer did")
        too_large = len(self._body) > self._request.max_response_bytes
        body = None if too_large else bytes(self._body)
        return HttpResponse(self._status, self._headers, body)

"""The engine of the fast transport: requests as bytes, and our own reader of answers."""

from __future__ import annotations

from collections.abc import Mapping

from ..protocol import HttpRequest
from ..request import check_request
from ..route import ConnectionRoute
from .reader import ResponseReader


class FastEngine:
    """See `Engine`."""

    def ask(
        self, request: HttpRequest, route: ConnectionRoute
    ) -> tuple[bytes, ResponseReader]:
        """See `Engine.ask`."""
        check_request(request)
        length = str(len(request.body))
        headers = {**route.headers, "content-length": length, **request.headers}
        head = _head(f"POST {request.url[route.skip :] or '/'}", headers)
        return head + request.body, ResponseReader(request.max_response_bytes)

    def connect(self, route: ConnectionRoute) -> tuple[bytes, ResponseReader]:
        """See `Engine.connect`."""
        target, headers = route.tunnel
        head = _head(f"CONNECT {target}", headers)
        return head, ResponseReader(0, connects=True)


def _head(start: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    return f"{start} HTTP/1.1\r\n{''.join(lines)}\r\n".encode("latin-1")

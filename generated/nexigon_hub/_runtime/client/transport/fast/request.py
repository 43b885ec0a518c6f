"""The writer of requests."""

from __future__ import annotations

from collections.abc import Mapping

from ..protocol import HttpRequest
from .route import Route


class RequestWriter:
    """Writes requests to one server.

    Args:
        route: The way to it.
        origin: The start of all URLs, `https://hub.example.com`.
    """

    def __init__(self, route: Route, origin: str) -> None:
        forwarded = route.proxy is not None and not route.tunnelled
        self._skip = 0 if forwarded else len(origin)
        self._host = origin.partition("://")[2]
        self._headers = route.proxy_headers if forwarded else {}

    def write(self, request: HttpRequest) -> bytes:
        """Head and body of a request that was checked."""
        headers = {
            "host": self._host,
            "content-length": str(len(request.body)),
            **self._headers,
            **request.headers,
        }
        target = request.url[self._skip :] or "/"
        return head(f"POST {target}", headers) + request.body


def connect_request(route: Route) -> bytes:
    """What asks a proxy to connect us."""
    host = f"[{route.host}]" if ":" in route.host else route.host
    target = f"{host}:{route.port}"
    return head(f"CONNECT {target}", {"host": target, **route.proxy_headers})


def head(start: str, headers: Mapping[str, str]) -> bytes:
    """The lines before a body."""
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    return f"{start} HTTP/1.1\r\n{''.join(lines)}\r\n".encode("latin-1")

"""The engine of `FastTransport`: writes the requests; `reader` reads the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...errors import ConfigurationError
from ..protocol import HttpRequest
from ..request_faults import UNSENDABLE, fault_in
from ..route import ConnectionRoute
from .reader import ResponseReader

_TEXT: Final = bytes(set(range(256)) - {*range(32), 127} | {9})
"""Bytes that a line may have: Latin-1 without control characters, and tabs."""


class FastEngine:
    """See `Engine`."""

    def ask(
        self, request: HttpRequest, route: ConnectionRoute
    ) -> tuple[bytes, ResponseReader]:
        """See `Engine.ask`."""
        length = str(len(request.body))
        headers = {**route.headers, "content-length": length, **request.headers}
        head = _head(f"POST {request.url[route.skip :] or '/'}", headers)
        if not head:
            raise ConfigurationError(fault_in(request) or UNSENDABLE)
        return head + request.body, ResponseReader(request.max_response_bytes)

    def connect(self, route: ConnectionRoute) -> tuple[bytes, ResponseReader]:
        """See `Engine.connect`."""
        target, headers = route.tunnel
        head = _head(f"CONNECT {target}", headers)
        return head, ResponseReader(0, connects=True)


def _head(start: str, headers: Mapping[str, str]) -> bytes:
    """The head of a request; empty if a character would end a line early or cannot be sent."""
    lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
    try:
        head = f"{start} HTTP/1.1\r\n{''.join(lines)}\r\n".encode("latin-1")
    except UnicodeEncodeError:
        return b""
    is_sound = head.translate(None, _TEXT) == b"\r\n" * (len(lines) + 2)
    return head if is_sound else b""

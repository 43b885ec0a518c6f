"""Request bodies: the check of their media type, and reading within limits."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..asgi import Receive
from .cancel_scope import CancelScope
from .refusals import (
    BodyTooLarge,
    ClientGone,
    Invalid,
    UnsupportedMedia,
)
from .request import Request

# Parameters other than `charset` mean nothing for JSON (RFC 8259, 11).
_JSON = re.compile(
    rb"""
    application/json [ \t]*
    (?: ; [ \t]* (?: (?: charset=("?)utf-?8\1 | (?!charset=)[\w-]+=(?:[^\s;"]+|"[^"]*") )
    [ \t]* )? )*
    """,
    re.IGNORECASE | re.VERBOSE,
)


def check_media_type(headers: Mapping[bytes, bytes]) -> None:
    """Refuse a body that its headers do not declare to be uncompressed UTF-8 JSON.

    Raises:
        UnsupportedMedia: The message says which header is wrong.
    """
    given = headers.get(b"content-type", b"")
    if given != b"application/json" and not _JSON.fullmatch(given):
        raise UnsupportedMedia("the Content-Type must be application/json")
    # `identity` means that there is no coding (RFC 9110, 8.4.1).
    if headers.get(b"content-encoding", b"identity").lower() != b"identity":
        raise UnsupportedMedia("a Content-Encoding is not supported")


class RequestBody:
    """The body of one request, which may still be arriving."""

    __slots__ = ("_receive", "_request", "_scope", "is_read")

    def __init__(self, receive: Receive, request: Request, scope: CancelScope) -> None:
        self.is_read = False
        """Whether all of it has been read."""

        self._receive = receive
        self._request = request
        self._scope = scope

    async def read(self, limit: int) -> bytes:
        """Read the whole body, within the time of the stage that the scope has started.

        Raises:
            BodyTooLarge: It is, or claims to be, longer than `limit` bytes.
            Invalid: The Content-Length is not a number.
            ClientGone: The client left before the end.
        """
        length = self._request.raw_headers.get(b"content-length", b"0")
        if not length.isdigit():
            raise Invalid("the Content-Length must be a number")
        # Python refuses to convert thousands of digits; 18 are an exabyte.
        if len(length) > 18 or int(length) > limit:
            raise BodyTooLarge(limit)
        body = await self.part()
        if not self.is_read:
            # In one buffer: a list of one-byte chunks would take 40 times the limit.
            buffer = bytearray(body)
            while not self.is_read and len(buffer) <= limit:
                buffer += await self.part()
                self._scope.check()
            body = bytes(buffer)
        if len(body) > limit:
            raise BodyTooLarge(limit)
        return body

    @property
    def may_follow(self) -> bool:
        """Whether more of it may still arrive."""
        if self.is_read:
            return False
        headers = self._request.raw_headers
        if b"content-length" in headers:
            return headers[b"content-length"] != b"0"
        version = self._request.scope.get("http_version", "1.1")
        return b"transfer-encoding" in headers or not version.startswith("1")

    async def part(self) -> bytes:
        """Read the next part.

        Raises:
            ClientGone: The client left before the end.
        """
        try:
            message = await self._receive()
        finally:
            if self._scope.has_waited:
                self._scope.check()
        if message["type"] == "http.disconnect":
            self.is_read = True
            raise ClientGone
        self.is_read = not message.get("more_body")
        # Servers may leave it out, or give another kind of buffer.
        return bytes(message.get("body") or b"")

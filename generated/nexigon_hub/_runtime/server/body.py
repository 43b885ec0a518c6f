"""Request bodies: which are taken, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..asgi import Message, Receive
from .refusals import (
    BodyTooLarge,
    ClientGone,
    Invalid,
    UnsupportedMedia,
)

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
    """Refuse a body that is not UTF-8 JSON, or is compressed.

    Raises:
        UnsupportedMedia: Says which header is wrong.
    """
    if not _JSON.fullmatch(headers.get(b"content-type", b"")):
        raise UnsupportedMedia("the Content-Type must be application/json")
    if b"content-encoding" in headers:
        raise UnsupportedMedia("a Content-Encoding is not supported")


async def read_body(
    receive: Receive, headers: Mapping[bytes, bytes], limit: int
) -> bytes:
    """The whole body.

    Raises:
        BodyTooLarge: It is, or claims to be, longer than `limit` bytes.
        Invalid: The Content-Length is not a number.
        ClientGone: The client left before the end.
    """
    _check_length(headers.get(b"content-length", b"0"), limit)
    body, more = _chunk(await receive())
    if more:
        # In one buffer: a list of one-byte chunks would take 40 times the limit.
        buffer = bytearray(body)
        while more and len(buffer) <= limit:
            chunk, more = _chunk(await receive())
            buffer += chunk
        body = bytes(buffer)
    if len(body) > limit:
        raise BodyTooLarge(limit)
    return body


def _chunk(message: Message) -> tuple[bytes, bool]:
    """A part of the body, and whether there is more to come."""
    if message["type"] == "http.disconnect":
        raise ClientGone
    return message.get("body", b""), message.get("more_body", False)


def _check_length(length: bytes, limit: int) -> None:
    if not length.isdigit():
        raise Invalid("the Content-Length must be a number")
    # Python refuses to convert thousands of digits; 18 are an exabyte.
    if len(length) > 18 or int(length) > limit:
        raise BodyTooLarge(limit)

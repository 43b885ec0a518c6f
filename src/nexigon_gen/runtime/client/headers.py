"""Checks of request headers, made before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .errors import ConfigurationError

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# Latin-1 without control characters: CR or LF would start another header.
VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_TOKEN = re.compile(r"[\x21-\x7e]+")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

RESERVED = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "expect",
        "host",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "x-request-id",
    }
)
"""Headers that the client or the transport sets, and callers may not."""


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Returns the headers with their names in lower case.

    Raises:
        ConfigurationError: A name or value is not allowed, or is not a string. The
            message does not quote values.
    """
    if not _is_map(headers):
        raise ConfigurationError("headers must be a mapping of names to values")
    checked: dict[str, str] = {}
    for name, value in headers.items():
        if not _is_text(name, _NAME):
            raise ConfigurationError(f"{name!r} is not a header name")
        if name.lower() in RESERVED:
            raise ConfigurationError(f"the header `{name}` is set by the client")
        if not _is_text(value, VALUE):
            raise ConfigurationError(
                f"the header `{name}` is no text or has a character not allowed"
            )
        checked[name.lower()] = value.strip(" \t")
    return checked


def is_token(text: str) -> bool:
    """Whether a text can be sent as a bearer token: visible ASCII, at least one character."""
    return _TOKEN.fullmatch(text) is not None


def is_request_id(value: object) -> bool:
    """Whether it can be an `x-request-id`: 1 to 64 characters of `A-Z a-z 0-9 . _ -`."""
    return _is_text(value, _REQUEST_ID)


def _is_map(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_text(value: object, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None

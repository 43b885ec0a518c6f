"""Rules for what callers send, beyond the types of the spec."""

from __future__ import annotations

import re
from typing import TypeAlias
from urllib.parse import urlsplit

from nexigon_hub.errors import Problem
from nexigon_hub.projects import ProjectOtlpConfig
from nexigon_hub.server import Invalid, invalid

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_HEADER_VALUE = re.compile(r"[\t -~]*")
_URL = re.compile(r"[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~%-]{1,2048}")

Origin: TypeAlias = tuple[str, str, int | None]
"""Scheme, host and port of a URL: who gets what is sent to it."""


def refusal(path: str, rule: str, message: str) -> Invalid:
    """The refusal of a value, worded like those of values that break their type."""
    return invalid([Problem(path, rule, message)])


def check_name(name: str) -> None:
    """Raise `Invalid` unless a name can be shown: one line of 1 to 128 characters."""
    if not 1 <= len(name) <= 128:
        raise refusal("name", "length", "must have 1 to 128 characters")
    if not name.strip() or _CONTROL.search(name):
        raise refusal("name", "text", "must not be blank or hold control characters")


def check_otlp_config(config: ProjectOtlpConfig) -> None:
    """Raise `Invalid` unless events could be forwarded with that configuration."""
    if config.endpoint is None:
        if config.enabled:
            raise refusal(
                "config.endpoint", "missing", "is required to enable forwarding"
            )
    elif origin(config.endpoint) is None:
        raise refusal(
            "config.endpoint",
            "url",
            "must be an http or https URL without password, of at most 2048 characters",
        )
    for name, value in config.headers.items():
        if not _HEADER_NAME.fullmatch(name):
            raise refusal("config.headers", "header", "must have the names of headers")
        if not _HEADER_VALUE.fullmatch(value.reveal()):
            raise refusal("config.headers.*", "header", "must be the value of a header")
    if len({name.lower() for name in config.headers}) != len(config.headers):
        raise refusal(
            "config.headers",
            "unique",
            "must not have two names that differ in case only",
        )


def origin(endpoint: str | None) -> Origin | None:
    """Where an endpoint is, if it is one: an http or https URL without password."""
    # First, since `urlsplit` drops line breaks and tabs.
    if endpoint is None or not _URL.fullmatch(endpoint):
        return None
    try:
        url = urlsplit(endpoint)
        port = url.port  # not checked before it is read
    except ValueError:
        return None
    if url.scheme not in ("http", "https") or not url.hostname or "@" in url.netloc:
        return None
    return url.scheme, url.hostname, port

"""Rules for what callers send, beyond the types of the spec."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from nexigon_hub.errors import Problem
from nexigon_hub.projects import ProjectOtlpConfig
from nexigon_hub.server import Invalid, invalid

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_HEADER_VALUE = re.compile(r"[\t -~]*")


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
    elif not _is_url(config.endpoint):
        raise refusal(
            "config.endpoint", "url", "must be an http or https URL without password"
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


def _is_url(text: str) -> bool:
    try:
        url = urlsplit(text)
    except ValueError:
        return False
    return url.scheme in ("http", "https") and bool(url.hostname) and "@" not in url[1]

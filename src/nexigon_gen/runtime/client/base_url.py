"""The base URL of a client: its checks, and the URL of actions (`wire.md` W1.1, W1.8)."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError
from .options import is_flag, is_text

# Visible ASCII. `urlsplit` would silently drop or rewrite other characters.
_URL = re.compile(r"[\x21-\x7e]+")

_INVOKE = "/api/v1/actions/invoke/"

_LABEL = r"[\w-]{1,63}"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9a-f:.]+\]"
_AUTHORITY = re.compile(rf"(?:{_HOST})(?::\d*)?", re.ASCII | re.IGNORECASE)


def invoke_url(base_url: str, *, allow_plaintext: bool) -> str:
    """The URL of an action without its wire name at the end. A path of the base URL is kept.

    Raises:
        ConfigurationError: The base URL is not usable. The message does not quote it,
            because it might hold a password.
    """
    if not is_text(base_url):
        raise ConfigurationError("the base URL must be a string")
    if not is_flag(allow_plaintext):
        raise ConfigurationError("allow_plaintext must be True or False")
    if not _URL.fullmatch(base_url):
        raise ConfigurationError(
            "the base URL has spaces or characters outside ASCII; "
            "write them percent-encoded, and the host in its `xn--` form"
        )
    split = _split(base_url)
    if split is None:
        raise ConfigurationError("the base URL is not a URL")
    parts, port = split
    if parts.scheme not in ("http", "https"):
        schemes = "http:// or https://" if allow_plaintext else "https://"
        raise ConfigurationError(f"the base URL must start with {schemes}")
    if parts.scheme == "http" and not allow_plaintext:
        raise ConfigurationError(
            "the base URL starts with http://, which would send the token readable; "
            "pass allow_plaintext=True if that is meant"
        )
    if "@" in parts.netloc:
        raise ConfigurationError("the base URL must not hold a user or password")
    if "?" in base_url or "#" in base_url:
        raise ConfigurationError("the base URL must not have a query or fragment")
    if "%" in parts.netloc.partition("]")[0]:
        raise ConfigurationError(
            "the base URL must not have a zone (%25eth0) in its address, which is one of "
            "this machine alone; take a name, or an address without"
        )
    if not _AUTHORITY.fullmatch(parts.netloc) or port == 0:
        raise ConfigurationError("the base URL needs a valid host, and no port 0")
    path = parts.path.rstrip("/")
    if _INVOKE in f"{path}/":
        raise ConfigurationError(
            f"the base URL ends before {_INVOKE}, which the client adds itself"
        )
    return f"{parts.scheme}://{parts.netloc}{path}{_INVOKE}"


def _split(url: str) -> tuple[SplitResult, int | None] | None:
    try:
        parts = urlsplit(url)
        return parts, parts.port
    except ValueError:  # not raised on: its message quotes the URL
        return None

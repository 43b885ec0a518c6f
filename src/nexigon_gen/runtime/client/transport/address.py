"""Host and port of a URL."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..errors import ConfigurationError

# Host names and IPv4 addresses: labels of 1 to 63 characters.
_NAME = re.compile(r"(?!.{254})[\w-]{1,63}(?:\.[\w-]{1,63})*\.?", re.ASCII)


def host_and_port(origin: str, what: str = "the base URL") -> tuple[str, int]:
    """Host and port of `https://hub.example.com`; the port is 443 or 80 if it has none.

    Args:
        origin: A URL without a path.
        what: How the error names the URL, which it must not quote: it may hold a
            password.

    Raises:
        ConfigurationError: The host or the port is not valid.
    """
    try:
        parts = urlsplit(origin)
        host, port = parts.hostname or "", parts.port
        valid = _is_ipv6(host) if ":" in host else _NAME.fullmatch(host) is not None
    except ValueError:
        host, port, valid = "", None, False
    if not valid or port == 0:
        message = f"{what} needs a valid host, and a port from 1 to 65535 if any"
        raise ConfigurationError(message)
    return host, port or (443 if origin.startswith("https:") else 80)


def _is_ipv6(host: str) -> bool:
    from ipaddress import IPv6Address

    IPv6Address(host)
    return True

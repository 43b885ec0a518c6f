"""Addresses: where to connect, read out of a URL."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..errors import ConfigurationError

# What a resolver takes, IPv4 addresses included: labels of 1 to 63 characters.
_NAME = re.compile(r"(?!.{254})[\w-]{1,63}(?:\.[\w-]{1,63})*\.?", re.ASCII)


def host_and_port(origin: str, what: str = "the base URL") -> tuple[str, int]:
    """Of `https://hub.example.com`, with the scheme's usual port.

    Args:
        origin: May have no path.
        what: How an error calls it; the URL itself may hold a password.

    Raises:
        ConfigurationError: There is no connecting to it.
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

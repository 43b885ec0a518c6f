"""NO_PROXY: the servers that are reached without the proxy of the environment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network


_PORT = re.compile("[0-9]{1,5}")


def is_excepted(names: str, host: str, port: int) -> bool:
    """Whether a server is one of those that NO_PROXY names.

    Args:
        names: The value of NO_PROXY: domains, which include their subdomains; addresses;
            networks such as `10.0.0.0/8`; `*` for all. Each may end with a port.
        host: Name or address of the server.
        port: Port of the server.
    """
    host = host.lower().rstrip(".")
    return any(_covers(each, host, port) for each in re.split(r"[\s,]+", names))


def _covers(entry: str, host: str, port: int) -> bool:
    name, colon, number = entry.rpartition(":")
    # An IPv6 address has colons of its own.
    if colon and _PORT.fullmatch(number) and (name.endswith("]") or ":" not in name):
        if int(number) != port:
            return False
    else:
        name = entry
    name = name.lower().strip("[]")
    if name == "*":
        return True
    if (network := _network(name)) is not None:
        address = _network(host)
        return address is not None and address.network_address in network
    domain = name.removeprefix("*").strip(".")
    return domain != "" and f".{host}".endswith(f".{domain}")


def _network(text: str) -> IPv4Network | IPv6Network | None:
    """The network or the single address that a text is; `None` if it is a name."""
    from ipaddress import ip_network

    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None

"""Proxies: read from a URL, or named by the environment."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from ...dataclass import dataclass, field
from ..errors import ConfigurationError
from ..options import is_text
from .address import host_and_port
from .no_proxy import is_excepted

_SCHEMES = ("http", "https", "socks5", "socks5h")
# Visible ASCII but for `/`, `?` and `#`, which in a password would end the host early.
_REST = re.compile(r"[!-\"$-.0->@-~]+/?")
_WHAT = "the proxy's URL"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy, with the credentials for it."""

    address: str
    """Scheme, host and port, `http://proxy.example.com:3128`."""

    credentials: tuple[bytes, bytes] | None = field(default=None, repr=False)
    """User and password, if the proxy wants them."""

    @property
    def is_socks(self) -> bool:
        """Whether the proxy speaks SOCKS5, and not HTTP."""
        return self.address.startswith("socks")


def read_proxy(url: str) -> Proxy:
    """Reads the URL of a proxy; without a scheme it is `http://`.

    Raises:
        ConfigurationError: The URL is not usable. The message does not quote it, because
            it may hold a password.
    """
    if not is_text(url):
        raise ConfigurationError("the proxy must be a string, its URL")
    scheme, _, rest = url.rpartition("://")
    scheme = scheme.lower() or "http"
    if scheme not in _SCHEMES:
        raise ConfigurationError("the proxy must be http, https or socks5")
    if not _REST.fullmatch(rest):
        raise ConfigurationError(
            f"{_WHAT} ends with its host and port, in ASCII; "
            "other characters, and `/`, `?`, `#` in a password, are percent-encoded"
        )
    user, at, host = rest.rstrip("/").rpartition("@")
    address = f"{scheme}://{host}"
    host_and_port(address, _WHAT)
    name, _, password = user.partition(":")
    # Bytes: what is percent-encoded may be of any encoding.
    known = unquote_to_bytes(name), unquote_to_bytes(password)
    return Proxy(address, known if at else None)


def environment_proxy(origin: str) -> str | None:
    """URL of the proxy that the environment names for a server, if any."""
    from urllib.request import getproxies, proxy_bypass

    host, port = host_and_port(origin)
    proxies = getproxies()
    if is_excepted(proxies.get("no", ""), host, port):
        return None
    # Where the variables are not set, macOS and Windows have settings of their own.
    if proxy_bypass(host):
        return None
    return proxies.get(origin.partition(":")[0]) or proxies.get("all")

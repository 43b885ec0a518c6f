"""The client side of SOCKS5, without input or output (RFC 1928, RFC 1929)."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from ipaddress import ip_address
from types import MappingProxyType
from typing import Final, TypeAlias

from .engine import ENDED_EARLY
from .failures import Refused

NOT_CONNECTED = "the proxy refused to connect"
SAYS_MORE = "the proxy says more than it was asked"

_VERSION = 5
_NO_PASSWORD, _PASSWORD, _NONE_OF_THEM = 0, 2, 255
_CONNECT = b"\x05\x01\x00"
_IPV4, _NAME, _IPV6 = 1, 3, 4
_SIZES = {_IPV4: 4, _IPV6: 16}

_NOT_SOCKS = "it does not speak socks5"
_REASONS: Final[Mapping[int, str]] = MappingProxyType(
    {
        1: "general failure",
        2: "not allowed",
        3: "network unreachable",
        4: "host unreachable",
        5: "connection refused",
        6: "no answer in time",
        7: "connecting is not supported",
        8: "this kind of address is not supported",
    }
)

Steps: TypeAlias = Generator[bytes, bytes, None]


def socks(host: str, port: int, credentials: tuple[bytes, bytes] | None) -> Steps:
    """Asks the proxy to connect to a host and look up its name. For the steps see `opening`.

    Raises:
        Refused: The proxy refuses, or does not speak SOCKS5.
    """
    answers = _Answers()
    ways = (_NO_PASSWORD,) if credentials is None else (_NO_PASSWORD, _PASSWORD)
    version, way = yield from answers.take(2, bytes((_VERSION, len(ways), *ways)))
    if version == _VERSION and way == _NONE_OF_THEM:
        raise _refused("it wants a user and password")
    if version != _VERSION or way not in ways:
        raise _refused(_NOT_SOCKS)
    if credentials is not None and way == _PASSWORD:
        login = b"\x01" + b"".join(_sized(word) for word in credentials)
        if (yield from answers.take(2, login))[1]:
            raise _refused("the user or the password is wrong")
    request = _CONNECT + _address(host) + port.to_bytes(2)
    version, code, _, kind = yield from answers.take(4, request)
    if version != _VERSION:
        raise _refused(_NOT_SOCKS)
    if code:
        raise _refused(_REASONS.get(code, f"socks5 error {code}"))
    size = _SIZES.get(kind) or (yield from answers.take(1))[0]
    yield from answers.take(size + 2)
    if answers.held:
        raise Refused(SAYS_MORE)


class _Answers:
    """The answers of the proxy, read in parts of a known size."""

    def __init__(self) -> None:
        self.held = b""

    def take(self, size: int, asked: bytes = b"") -> Generator[bytes, bytes, bytes]:
        """Sends `asked`, if anything, and returns the next `size` bytes that come back.

        Raises:
            Refused: The connection ends before.
        """
        outgoing = asked
        while outgoing or len(self.held) < size:
            data = yield outgoing
            if not data:
                raise _refused(ENDED_EARLY)
            outgoing = b""
            self.held += data
        taken, self.held = self.held[:size], self.held[size:]
        return taken


def _refused(why: str) -> Refused:
    return Refused(f"{NOT_CONNECTED}: {why}")


def _sized(word: bytes) -> bytes:
    return bytes((len(word),)) + word


def _address(host: str) -> bytes:
    try:
        address = ip_address(host)
    except ValueError:
        return bytes((_NAME,)) + _sized(host.encode())
    return bytes((_IPV4 if address.version == 4 else _IPV6,)) + address.packed

"""Requests before their body is read, and comparing of secrets."""

from __future__ import annotations

import os
import re
import string
import sys
from collections.abc import Iterable, Mapping, Sequence
from hmac import compare_digest
from typing import Final

from ..asgi import Scope
from ..model.secret import Secret

PREFIX = "/api/v1/actions/invoke/"
"""Path of an action without its wire name at the end (wire.md W1.1)."""

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_IN_TOKENS: Final = b"-._~+/" + (string.ascii_letters + string.digits).encode()
"""Characters of a bearer token, before the `=` that it may end with."""

_SIZE: Final = 256
"""Length in bytes up to which all comparisons of secrets take the same time."""

_ID_SIZE: Final = 16
"""Random bytes of a request id."""

_IDS_AT_ONCE: Final = 256
"""How many request ids are made at once: one call of the system gives bytes for all."""

_spare_ids: list[str] = []

if sys.platform != "win32":  # which has no fork
    # Else parent and child would use the same ids.
    os.register_at_fork(after_in_child=_spare_ids.clear)


class Request:
    """A request without its body, as `authenticate` sees it."""

    __slots__ = ("id", "method", "path", "raw_headers", "scope")

    def __init__(self, scope: Scope) -> None:
        """The request that an ASGI scope describes."""
        pairs: Sequence[tuple[bytes, bytes]] = scope.get("headers", ())
        if not isinstance(pairs, list):  # perhaps an iterator
            pairs = list(pairs)
            scope = {**scope, "headers": pairs}
        try:
            headers = dict(pairs)
        except TypeError:  # a name that has no hash, such as a `bytearray`
            headers = _joined(pairs)
        if len(headers) != len(pairs) or not b"".join(headers).islower():
            headers = _joined(pairs)
        path: str = scope["path"]
        if root := scope.get("root_path"):
            path = _without(root, path)
        asked = headers.get(b"x-request-id")

        self.id: Final = _new_id() if asked is None else _request_id(asked)
        """The `x-request-id` of the caller, or a new one if that is missing or malformed."""

        self.method: Final[str] = scope["method"]
        """In upper case."""

        self.path: Final = path
        """The path, without the prefix that the app is mounted under."""

        self.raw_headers: Final[Mapping[bytes, bytes]] = headers
        """By lower-case name; repeated headers are joined with `, `."""

        self.scope: Final = scope
        """The ASGI scope, with whatever middleware has added."""

    def __repr__(self) -> str:
        return f"Request(id={self.id!r}, method={self.method!r}, path={self.path!r})"

    @property
    def bearer_token(self) -> str | None:
        """The token of the header `Authorization: Bearer`; None if missing or malformed."""
        given = self.raw_headers.get(b"authorization", b"")
        scheme, _, rest = given.partition(b" ")
        token = rest.lstrip(b" ")
        text = token.rstrip(b"=")
        if scheme.lower() != b"bearer" or not text or text.strip(_IN_TOKENS):
            return None
        return token.decode("ascii")

    @property
    def client(self) -> str | None:
        """Address of the client, if the ASGI server knows it."""
        address: tuple[str, int] | None = self.scope.get("client")
        return address[0] if address else None

    def header(self, name: str) -> str | None:
        """Value of a header; the case of `name` does not matter."""
        value = self.raw_headers.get(name.lower().encode("latin-1"))
        return None if value is None else value.decode("latin-1")


def secrets_equal(one: str | Secret, other: str | Secret) -> bool:
    """Compare two secrets. Up to 256 bytes the time that it takes reveals neither the content
    nor the length of either."""
    if isinstance(one, Secret):
        one = one.reveal()
    if isinstance(other, Secret):
        other = other.reveal()
    mine = one.encode("utf-8", "surrogatepass").ljust(_SIZE)
    theirs = other.encode("utf-8", "surrogatepass").ljust(_SIZE)
    # The lengths, too: padding makes texts equal that differ in spaces at the end.
    return compare_digest(mine, theirs) and len(one) == len(other)


def _request_id(asked: bytes) -> str:
    return asked.decode("ascii") if _REQUEST_ID.fullmatch(asked) else _new_id()


def _new_id() -> str:
    """A new request id: 32 hexadecimal digits. Thread-safe."""
    while True:
        try:
            return _spare_ids.pop()
        except IndexError:
            digits = os.urandom(_ID_SIZE * _IDS_AT_ONCE).hex()
            starts = range(0, len(digits), 2 * _ID_SIZE)
            _spare_ids.extend(digits[at : at + 2 * _ID_SIZE] for at in starts)


def _without(root: str, path: str) -> str:
    """The path without the prefix `root`. By ASGI the path starts with it, but some servers
    leave it out."""
    if path.startswith(PREFIX):
        return path
    root = root.rstrip("/")
    return path.removeprefix(root) if path.startswith(f"{root}/") else path


def _joined(pairs: Iterable[tuple[bytes, bytes]]) -> dict[bytes, bytes]:
    headers: dict[bytes, bytes] = {}
    for given, text in pairs:
        name, value = bytes(given).lower(), bytes(text)
        headers[name] = b", ".join((headers[name], value)) if name in headers else value
    return headers

"""A caller's TLS context, from which a pool takes all but the protocols it offers."""

from __future__ import annotations

import socket
import ssl
from typing import Any


class Lent:
    """Stands for a context that others may use at the same time, and leaves it alone.

    The protocols are a property of the context, and the pool sets them. Here each
    connection is made by a context of its own, which offers the pool's protocols, and
    gets the caller's before it shakes hands: that one brings the certificates.

    Args:
        context: The caller's.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        self._protocols: list[str] = []

    def set_alpn_protocols(self, protocols: list[str]) -> None:
        """Of the pool; always the same."""
        self._protocols = protocols

    def wrap_socket(
        self, sock: socket.socket, server_hostname: str | None = None
    ) -> ssl.SSLSocket:
        """See `SSLContext.wrap_socket`."""
        secure = self._fresh().wrap_socket(
            sock, server_hostname=server_hostname, do_handshake_on_connect=False
        )
        try:
            secure.context = self._context
            secure.do_handshake()
        except BaseException:
            secure.close()
            raise
        return secure

    def wrap_bio(
        self,
        incoming: ssl.MemoryBIO,
        outgoing: ssl.MemoryBIO,
        server_hostname: str | None = None,
    ) -> ssl.SSLObject:
        """See `SSLContext.wrap_bio`."""
        secure = self._fresh().wrap_bio(
            incoming, outgoing, server_hostname=server_hostname
        )
        secure.context = self._context
        return secure

    def _fresh(self) -> ssl.SSLContext:
        theirs = self._context
        # It trusts nobody, should it ever be asked.
        fresh = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        fresh.check_hostname = False
        fresh.verify_mode = theirs.verify_mode
        fresh.check_hostname = theirs.check_hostname
        # What a connection takes over when it is made, not when it shakes hands.
        fresh.options = theirs.options
        fresh.verify_flags = theirs.verify_flags
        fresh.minimum_version = theirs.minimum_version
        fresh.maximum_version = theirs.maximum_version
        fresh.hostname_checks_common_name = theirs.hostname_checks_common_name
        fresh.post_handshake_auth = theirs.post_handshake_auth
        fresh.set_alpn_protocols(self._protocols)
        return fresh


def lent(context: ssl.SSLContext) -> Any:  # where the pool wants an `SSLContext`
    """The context as a pool may have it. A class of somebody else has ways of its own
    to shake hands: it is used as it is, and the pool sets its protocols."""
    return Lent(context) if type(context) is ssl.SSLContext else context

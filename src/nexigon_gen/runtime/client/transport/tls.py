"""TLS without input or output: it turns what is said into what is sent, and back.

So sync and async connections know at any time what they hold, and end without waiting for
a word of the other side.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from ssl import PROTOCOL_TLS_CLIENT, MemoryBIO, SSLContext, SSLError, SSLWantReadError

_SLICE = 64 * 1024


class Tls:
    """One side of an encrypted connection, the client's.

    Its methods raise `ssl.SSLError`, an `OSError`, when the other side is not the one
    that was asked for, or what came is damaged.

    Args:
        context: What to trust and to present. It is not changed.
        host: Name that the certificate has to have. It has no dot at its end, as the
            host may (RFC 6066, 3).
        protocols: What to offer by ALPN; nothing: what the context offers.
        below: The encryption that carries this one: that of a proxy.
    """

    def __init__(
        self,
        context: SSLContext,
        host: str,
        *,
        protocols: Sequence[str] = (),
        below: Tls | None = None,
    ) -> None:
        self._incoming = MemoryBIO()
        self._outgoing = MemoryBIO()
        self._below = below
        # The protocols are a property of the context, which others may use at the same
        # time. So a context of its own makes the connection, and hands it to the other,
        # which brings the certificates, before it shakes hands.
        maker = _offering(protocols, context) if protocols else context
        name = host.removesuffix(".")
        self._side = maker.wrap_bio(
            self._incoming, self._outgoing, server_hostname=name
        )
        self._side.context = context
        self.is_ended = False
        """Whether the other side has said that it sends no more."""

    def handshake(self) -> Generator[bytes, bytes, None]:
        """Agrees on keys: yields what to send, and is sent what came; empty if that was
        the end."""
        while True:
            try:
                self._side.do_handshake()
            except SSLWantReadError:
                data = yield self.outgoing()
                if data:
                    self._accept(data)
                else:
                    self._incoming.write_eof()
            else:
                return

    @property
    def alpn_protocol(self) -> str | None:
        """The protocol that was agreed on; `None` if there was no talk of it."""
        return self._side.selected_alpn_protocol()

    @property
    def has_partial_record(self) -> bool:
        """Whether the start of something came, and not yet its end."""
        below = self._below
        return self._incoming.pending > 0 or (
            below is not None and below.has_partial_record
        )

    def outgoing(self) -> bytes:
        """What is to be sent now."""
        data = self._outgoing.read()
        return b"".join(self._below.encrypted(data)) if self._below else data

    def encrypted(self, text: bytes) -> Iterator[bytes]:
        """What to send for this, in parts."""
        rest = memoryview(text)
        while rest:
            part, rest = rest[:_SLICE], rest[_SLICE:]
            while part:
                part = part[self._side.write(part) :]
            yield self.outgoing()

    def decrypted(self, data: bytes) -> bytes:
        """What was said with this; empty if it has no meaning yet, or for TLS only."""
        self._accept(data)
        text = b""
        try:
            while part := self._side.read(_SLICE):
                text += part
            self.is_ended = True
        except SSLWantReadError:
            pass
        except SSLError:
            if not text:
                raise
            self.is_ended = True  # what was said before it counts
        return text

    def _accept(self, data: bytes) -> None:
        if self._below is None:
            self._incoming.write(data)
            return
        self._incoming.write(self._below.decrypted(data))
        if self._below.is_ended:
            self._incoming.write_eof()


def _offering(protocols: Sequence[str], like: SSLContext) -> SSLContext:
    """A context that offers these protocols, and else makes connections alike."""
    made = like
    # A class of somebody else has ways of its own to shake hands.
    if type(like) is SSLContext:
        made = SSLContext(PROTOCOL_TLS_CLIENT)
        made.check_hostname = False
        made.verify_mode = like.verify_mode
        made.check_hostname = like.check_hostname
        # What a connection takes over when it is made, not when it shakes hands.
        made.options = like.options
        made.verify_flags = like.verify_flags
        made.minimum_version = like.minimum_version
        made.maximum_version = like.maximum_version
        made.hostname_checks_common_name = like.hostname_checks_common_name
        made.post_handshake_auth = like.post_handshake_auth
    made.set_alpn_protocols([*protocols])
    return made

"""TLS without input or output: it encrypts what is to be sent, and decrypts what came.

So sync and async connections share it, know at any time which bytes they hold, and can
close without waiting for the other side.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from ssl import PROTOCOL_TLS_CLIENT, MemoryBIO, SSLContext, SSLError, SSLWantReadError

_SLICE = 64 * 1024


class Tls:
    """The client side of a TLS connection.

    Its methods raise `ssl.SSLError`, an `OSError`, if the certificate is not valid or
    the received bytes are damaged.

    Args:
        context: Which certificates to trust and to present. It is not changed.
        host: The name that the certificate must have. A dot at its end is dropped
            (RFC 6066, 3).
        protocols: The protocols to offer by ALPN. If empty, those of the context.
        below: The TLS connection to an https proxy, inside which this one runs.
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
        # The protocols are a property of the context, which other threads may be using. So
        # a second context makes the connection; then the connection switches to the
        # first one, with its certificates, before the handshake.
        maker = _offering(protocols, context) if protocols else context
        name = host.removesuffix(".")
        self._side = maker.wrap_bio(
            self._incoming, self._outgoing, server_hostname=name
        )
        self._side.context = context
        self.is_ended = False
        """Whether the other side has announced the end of the connection."""

    def handshake(self) -> Generator[bytes, bytes, None]:
        """Makes the handshake: yields bytes to send, and is sent the received ones, which
        are empty at the end of the connection."""
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
        """The protocol that the server chose by ALPN; `None` if it chose none."""
        return self._side.selected_alpn_protocol()

    @property
    def has_partial_record(self) -> bool:
        """Whether a record has arrived in part."""
        below = self._below
        return self._incoming.pending > 0 or (
            below is not None and below.has_partial_record
        )

    def outgoing(self) -> bytes:
        """The bytes that are to be sent now, also those that TLS itself wants to send."""
        data = self._outgoing.read()
        return b"".join(self._below.encrypted(data)) if self._below else data

    def encrypted(self, text: bytes) -> Iterator[bytes]:
        """The bytes to send for a text, in parts."""
        rest = memoryview(text)
        while rest:
            part, rest = rest[:_SLICE], rest[_SLICE:]
            while part:
                part = part[self._side.write(part) :]
            yield self.outgoing()

    def decrypted(self, data: bytes) -> bytes:
        """The text in received bytes; empty while a record is incomplete, or if all were for
        TLS itself."""
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
            self.is_ended = True  # the text before the damage counts
        return text

    def _accept(self, data: bytes) -> None:
        if self._below is None:
            self._incoming.write(data)
            return
        self._incoming.write(self._below.decrypted(data))
        if self._below.is_ended:
            self._incoming.write_eof()


def _offering(protocols: Sequence[str], like: SSLContext) -> SSLContext:
    """A context that offers these protocols, and otherwise makes the same connections."""
    made = like
    # A subclass may make handshakes its own way, so it is used itself.
    if type(like) is SSLContext:
        made = SSLContext(PROTOCOL_TLS_CLIENT)
        made.check_hostname = False
        made.verify_mode = like.verify_mode
        made.check_hostname = like.check_hostname
        # A connection copies these from its context when it is made, not at the handshake.
        made.options = like.options
        made.verify_flags = like.verify_flags
        made.minimum_version = like.minimum_version
        made.maximum_version = like.maximum_version
        made.hostname_checks_common_name = like.hostname_checks_common_name
        made.post_handshake_auth = like.post_handshake_auth
    made.set_alpn_protocols([*protocols])
    return made

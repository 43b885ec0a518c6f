"""The engine of `HttpTransport`: h11 writes the requests and reads the answers."""

from __future__ import annotations

from ...errors import ConfigurationError
from ..engine import ENDED_EARLY, MAX_HEAD, TOO_LONG, NotHttp, Reader
from ..network import Network
from ..opening import HTTP_1, HTTP_2
from ..protocol import HttpRequest
from ..request_faults import UNSENDABLE, fault_in
from ..route import ConnectionRoute
from ..route import route as any_route
from . import h11_api as h11

_START = b"HTTP/"
_VERSIONS = (b"1.1", b"1.0")
_NOT_HTTP = "the answer does not speak HTTP/1.1"
_TOO_LARGE = 431
"""The status by which h11 tells that a head is too long."""


def route(network: Network, origin: str) -> ConnectionRoute:
    """Makes the route to a server, which trusts the certificates that httpx2 trusts."""
    protocols = (HTTP_2, HTTP_1) if network.http2 else (HTTP_1,)
    return any_route(network, origin, h11.default_ssl_context, protocols)


class H11Engine:
    """See `Engine`."""

    def ask(
        self, request: HttpRequest, route: ConnectionRoute
    ) -> tuple[bytes, H11Reader]:
        """See `Engine.ask`."""
        reader = H11Reader(request.max_response_bytes)
        length = str(len(request.body))
        headers = {**route.headers, "content-length": length, **request.headers}
        try:
            target = request.url[route.skip :] or "/"
            head = reader.ask("POST", target, headers, request.body)
        except (h11.LocalProtocolError, UnicodeEncodeError):
            head = b""
        if not head:  # h11 does not say which one it is
            raise ConfigurationError(fault_in(request) or UNSENDABLE)
        return head, reader

    def connect(self, route: ConnectionRoute) -> tuple[bytes, H11Reader]:
        """See `Engine.connect`."""
        target, headers = route.tunnel
        reader = H11Reader(0, connects=True)
        return reader.ask("CONNECT", target, headers, b""), reader


class H11Reader(Reader):
    """Reads an answer with h11.

    Args:
        max_body: Longest body in bytes. A longer one is not read to its end.
        connects: Whether this is the answer to CONNECT, which has no body.
    """

    def __init__(self, max_body: int, *, connects: bool = False) -> None:
        self._max_body = max_body
        self._connects = connects
        self._came = 0
        # One buffer: a list of small parts would take many times the memory.
        self._content = bytearray()
        self._h11 = h11.Connection(h11.CLIENT, MAX_HEAD)

    def ask(
        self, method: str, target: str, headers: dict[str, str], body: bytes
    ) -> bytes:
        """The bytes of the request whose answer this reads.

        Raises:
            LocalProtocolError: The request cannot be sent.
        """
        lines = [
            (name.encode("ascii"), value.strip(" \t").encode("latin-1"))
            for name, value in headers.items()
        ]
        send = self._h11.send
        request = h11.Request(
            method=method, target=target.encode("ascii"), headers=lines
        )
        head = send(request) or b""
        if body:
            head += send(h11.Data(body)) or b""
        send(h11.EndOfMessage())
        return head

    def feed(self, data: bytes) -> None:
        """See `Reader.feed`; empty data is the end of the connection."""
        if self.is_complete:
            self.has_surplus |= data != b""
            return
        if not self._came and not _START.startswith(data[: len(_START)]):
            raise NotHttp(_NOT_HTTP)
        self._came += len(data)
        try:
            self._h11.receive_data(data)
            while not self.is_complete:
                event = self._h11.next_event()
                if isinstance(event, h11.Data):
                    self._add(event.data)
                elif isinstance(event, h11.Response):
                    self._begin(event)
                elif isinstance(event, h11.EndOfMessage):
                    self._finish(bytes(self._content))
                elif not isinstance(event, h11.InformationalResponse):
                    break  # h11 needs more data, or is done
        except h11.RemoteProtocolError as error:  # its text may quote the answer
            is_long = error.error_status_hint == _TOO_LARGE
            why = TOO_LONG if is_long else _NOT_HTTP if data else ENDED_EARLY
            raise NotHttp(why) from None
        if not self.status and self._came > MAX_HEAD:
            raise NotHttp(TOO_LONG)

    def end(self) -> None:
        """See `Reader.end`."""
        self.is_last = True
        self.feed(b"")
        if not self.is_complete:
            raise NotHttp(ENDED_EARLY)

    def _begin(self, response: h11.Response) -> None:
        if response.http_version not in _VERSIONS:  # h11 takes any two digits
            raise NotHttp(_NOT_HTTP)
        if self._came - len(self._h11.trailing_data[0]) > MAX_HEAD:
            raise NotHttp(TOO_LONG)
        self.status = response.status_code
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in response.headers
        }
        self.headers = headers
        if self._connects:
            self._finish(b"")
        elif "content-length" in headers:
            # With both, two readers may see different ends (RFC 9112, 6.3). h11 allows it.
            if "transfer-encoding" in headers:
                raise NotHttp("the answer has a length beside chunks")
            if int(headers["content-length"]) > self._max_body:
                self._finish(None)

    def _add(self, part: bytes | bytearray) -> None:
        if len(self._content) + len(part) > self._max_body:
            self._finish(None)
        else:
            self._content += part

    def _finish(self, content: bytes | None) -> None:
        self.is_complete = True
        self.body = content
        behind, _ = self._h11.trailing_data
        self.has_surplus = behind != b""
        self.is_last |= not (
            self._h11.our_state is h11.DONE and self._h11.their_state is h11.DONE
        )

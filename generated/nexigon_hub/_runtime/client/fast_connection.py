"""One connection, and exchanges over it."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from contextlib import suppress
from ssl import SSLSocket
from urllib.parse import urlsplit

from .fast_answer import Answer, left
from .fast_route import Route
from .transport import HttpRequest, HttpResponse

_SLICE = 64 * 1024


class ProxyRefused(Exception):
    """The proxy does not connect us."""


class Connection:
    """An open connection to a server, for one exchange at a time.

    Every `until` is a point on the monotonic clock and holds for the whole step.

    Args:
        route: Where it leads.
        until: When connecting is given up. Two waits are the system's and may go
            beyond it: looking up the host's name, and trying the second address of a
            host whose first one does not answer.

    Raises:
        OSError: It cannot be opened; `TimeoutError` if not in time.
        ProxyRefused: By the proxy.
        NotHttp: The proxy does not speak HTTP.
    """

    def __init__(self, route: Route, until: float) -> None:
        self.idle_since = 0.0
        """When it was last used."""
        self._to_proxy = route.proxy is not None and not route.tunnelled
        self._headers = route.proxy_headers if self._to_proxy else {}
        self._socket = socket.create_connection(route.first_hop, left(until))
        try:
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if route.tunnelled:
                _tunnel(self._socket, route, until)
            if route.tls is not None:
                self._socket.settimeout(left(until))
                self._socket = route.tls.wrap_socket(
                    self._socket, server_hostname=route.host
                )
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Ends it."""
        self._socket.close()

    def is_quiet(self) -> bool:
        """Whether it is open and nothing came since the last answer."""
        if isinstance(self._socket, SSLSocket) and self._socket.pending():
            return False
        self._socket.settimeout(0)
        try:
            # Of the socket below TLS, if there is TLS.
            socket.socket.recv(self._socket, 1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def exchange(self, request: HttpRequest, until: float) -> tuple[HttpResponse, bool]:
        """The answer, and whether there can be another exchange.

        Raises:
            OSError: It broke; `TimeoutError` if there was no answer in time.
            NotHttp: What came back is not HTTP.
        """
        complete = False
        # A server may answer and close before it has read all of a long body.
        with suppress(ConnectionError):
            _write(self._socket, self._head(request), request.body, until)
            complete = True
        answer = Answer(self._socket, "POST", until)
        body = answer.body(request.max_response_bytes)
        response = HttpResponse(answer.status, answer.headers, body)
        return response, complete and answer.is_the_last_byte_read()

    def _head(self, request: HttpRequest) -> bytes:
        parts = urlsplit(request.url)
        target = request.url if self._to_proxy else parts.path or "/"
        headers = {
            "host": parts.netloc,
            "content-length": str(len(request.body)),
            **self._headers,
            **request.headers,
        }
        return _head(f"POST {target}", headers)


def _tunnel(sock: socket.socket, route: Route, until: float) -> None:
    host = f"[{route.host}]" if ":" in route.host else route.host
    target = f"{host}:{route.port}"
    headers = {"host": target, **route.proxy_headers}
    _write(sock, _head(f"CONNECT {target}", headers), b"", until)
    if not 200 <= Answer(sock, "CONNECT", until).status < 300:
        raise ProxyRefused


def _head(start: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"{start} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _write(sock: socket.socket, head: bytes, body: bytes, until: float) -> None:
    rest = memoryview(head + body)
    while rest:
        sock.settimeout(left(until))
        sock.sendall(rest[:_SLICE])
        rest = rest[_SLICE:]

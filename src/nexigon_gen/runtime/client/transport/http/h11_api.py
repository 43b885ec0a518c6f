"""The parts of h11 that we use: declarations for type checkers, the library at run time.

So a package can be type-checked where h11 is not installed, and with the same result on
every machine.
"""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from typing import TYPE_CHECKING

__all__ = [
    "CLIENT",
    "DONE",
    "NEED_DATA",
    "PAUSED",
    "Connection",
    "Data",
    "EndOfMessage",
    "InformationalResponse",
    "LocalProtocolError",
    "RemoteProtocolError",
    "Request",
    "Response",
    "default_ssl_context",
]

if TYPE_CHECKING:

    class LocalProtocolError(Exception): ...

    class RemoteProtocolError(Exception):
        error_status_hint: int

    class Request:
        def __init__(
            self,
            *,
            method: str,
            headers: Sequence[tuple[bytes, bytes]],
            target: bytes,
        ) -> None: ...

    class InformationalResponse:
        status_code: int

    class Response:
        status_code: int
        http_version: bytes
        headers: Sequence[tuple[bytes, bytes]]

    class Data:
        data: bytes | bytearray

        def __init__(self, data: bytes) -> None: ...

    class EndOfMessage: ...

    class Connection:
        def __init__(
            self, our_role: object, max_incomplete_event_size: int
        ) -> None: ...
        @property
        def our_state(self) -> object: ...
        @property
        def their_state(self) -> object: ...
        @property
        def trailing_data(self) -> tuple[bytes, bool]: ...
        def send(self, event: Request | Data | EndOfMessage) -> bytes | None: ...
        def receive_data(self, data: bytes) -> None: ...
        def next_event(self) -> object: ...

    CLIENT: object
    DONE: object
    NEED_DATA: object
    PAUSED: object

    def default_ssl_context() -> ssl.SSLContext: ...

else:
    from h11 import (
        CLIENT,
        DONE,
        NEED_DATA,
        PAUSED,
        Connection,
        Data,
        EndOfMessage,
        InformationalResponse,
        LocalProtocolError,
        RemoteProtocolError,
        Request,
        Response,
    )
    from httpcore2 import default_ssl_context

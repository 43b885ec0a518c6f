"""One stream of an HTTP/2 connection: a request and its answer."""

from __future__ import annotations

import re

from ..engine import MAX_HEAD, TOO_LONG, NotHttp
from ..failures import Refused
from ..protocol import HttpResponse
from . import h2_api as h2

_REFUSED_STREAM = 7
_STATUS = re.compile(r"[2-9][0-9]{2}")
_LENGTH = re.compile(r"[0-9]{1,18}")

NOT_BEGUN = "the server has not begun with the request"
GIVEN_UP = "the server has given the request up"


class Stream:
    """One exchange over a connection.

    Args:
        number: Id of the stream.
        body: Body of the request.
        max_body: Longest body of the answer in bytes. A longer one is not read to its end.
    """

    def __init__(self, number: int, body: bytes, max_body: int) -> None:
        self.number = number
        self.unsent = memoryview(body)
        """The part of the request's body that is still to be sent."""
        self.is_complete = False
        """Whether the exchange is over, with an answer or a failure."""
        self.is_ended = False
        """Whether the server has ended its side of the stream."""
        self.failure: Exception | None = None
        """Why no answer came, if none did."""
        self._max_body = max_body
        self._room = MAX_HEAD
        self._status = 0
        self._headers: dict[str, str] = {}
        self._content: bytearray | None = bytearray()

    def response(self) -> HttpResponse:
        """The answer. Only to be called once the exchange is complete."""
        body = None if self._content is None else bytes(self._content)
        return HttpResponse(self._status, self._headers, body)

    def fail(self, error: Exception) -> None:
        """Ends the exchange with an error, unless it is complete."""
        if not self.is_complete:
            self.is_complete, self.failure = True, error

    def refuse(self, error: Exception) -> None:
        """Ends the exchange because the server has ended the stream before its end."""
        self.unsent, self.is_ended = memoryview(b""), True
        self.fail(error)

    def take(self, event: h2.StreamEvent) -> None:
        """Takes an event of the stream."""
        match event:
            case h2.DataReceived():
                self._add(event.data)
            case h2.ResponseReceived():
                self._spend(event.headers)
                self._begin(event.headers)
            case h2.InformationalResponseReceived() | h2.TrailersReceived():
                self._spend(event.headers)
            case h2.StreamEnded():
                self.is_complete = self.is_ended = True
            case h2.StreamReset(error_code=code):
                is_begun = code != _REFUSED_STREAM
                self.refuse(NotHttp(GIVEN_UP) if is_begun else Refused(NOT_BEGUN))

    def _spend(self, headers: h2.Headers) -> None:
        """Counts the bytes of a head, an interim answer or trailers against the limit."""
        self._room -= sum(len(name) + len(value) for name, value in headers)
        if self._room < 0:
            self.fail(NotHttp(TOO_LONG))

    def _begin(self, headers: h2.Headers) -> None:
        found = {
            name.decode("latin-1").lower(): value.decode("latin-1")
            for name, value in headers
        }
        status = found.pop(":status", "")
        if not _STATUS.fullmatch(status):
            self.fail(NotHttp("the answer has no status"))
            return
        self._status, self._headers = int(status), found
        length = found.get("content-length", "")
        if _LENGTH.fullmatch(length) and int(length) > self._max_body:
            self._give_up()

    def _add(self, part: bytes) -> None:
        if self._content is not None:
            self._content += part
            if len(self._content) > self._max_body:
                self._give_up()

    def _give_up(self) -> None:
        """Stops to read a body that is too long."""
        self._content, self.is_complete = None, True

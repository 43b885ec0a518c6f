"""The protocol of an HTTP/2 connection, without input or output.

h2 writes and reads the frames, except GOAWAY, which it takes for the end of all streams. By
RFC 9113, 6.8, the streams that the server has begun are still answered; it refuses the
others, and no new ones may follow.
"""

from __future__ import annotations

import logging
from contextlib import suppress

from ...errors import ConfigurationError
from ..engine import ENDED_EARLY, MAX_HEAD, NotHttp
from ..failures import Refused
from ..protocol import HttpRequest
from ..route import ConnectionRoute
from . import h2_api as h2
from .stream import NOT_BEGUN, Stream

_ENABLE_PUSH, _MAX_HEADER_LIST_SIZE = 2, 6
_GOAWAY, _CANCEL = 7, 8
_FRAME_HEAD = 9
_GOAWAY_SIZE = 8
_MAX_FRAME = 16_384  # the default limit, which we do not raise
_LAST_STREAM = 0x7FFF_FFFF
_WINDOW = 1 << 24
"""Flow-control window: bytes that a server may send, on all streams, before they are read."""

_SLICE = 64 * 1024
_MAX_REPLIES = 10_000
"""Frames that a server may send while it reads none. Each may need a reply, as PING does,
and replies that are not read pile up."""

_NOT_HTTP = "the server does not speak HTTP/2"

_SENT = ("Adding ", "Encoded header block", "Evicting ")


def _shows_nothing_sent(record: logging.LogRecord) -> bool:
    """A filter of log records. At `DEBUG` hpack logs what it encodes, also the token."""
    return not record.msg.startswith(_SENT)


for _name in ("hpack.hpack", "hpack.table"):
    logging.getLogger(_name).addFilter(_shows_nothing_sent)


class Session:
    """The client's side of a connection with any number of streams; a `Sink`."""

    def __init__(self) -> None:
        self.is_closing = False
        """Whether no more requests may be sent."""
        self.is_complete = False
        """Whether the connection has ended."""
        self.failure: Exception = Refused("the server takes no more requests")
        """Why no more requests may be sent, once it is closing."""
        self._is_settled = False
        self._streams = dict[int, Stream]()
        self._held = b""  # the start of a frame
        self._replies = 0
        self._h2 = h2.H2Connection(
            h2.H2Configuration(
                validate_inbound_headers=False
            )  # servers are not that strict
        )
        limits = {_ENABLE_PUSH: 0, _MAX_HEADER_LIST_SIZE: MAX_HEAD}
        self._h2.local_settings = h2.Settings(client=True, initial_values=limits)
        self._h2.decoder.max_header_list_size = MAX_HEAD
        self._h2.initiate_connection()
        self._h2.increment_flow_control_window(_WINDOW)

    @property
    def is_idle(self) -> bool:
        """Whether no exchange is running."""
        return not self._streams

    @property
    def has_room(self) -> bool:
        """Whether one more exchange may begin now. Until the server has sent its settings,
        which say how many it allows, only one may."""
        running = len(self._streams)
        if not self._is_settled:
            return running == 0
        return running < self._h2.remote_settings.max_concurrent_streams

    def ask(self, request: HttpRequest, route: ConnectionRoute) -> Stream:
        """Begins an exchange. Only to be called if there is room.

        Raises:
            ConfigurationError: A header cannot be sent.
        """
        headers = {
            ":method": "POST",
            ":scheme": "https",
            ":authority": route.headers["host"],
            ":path": request.url[route.skip :] or "/",
            "content-length": str(len(request.body)),
            **request.headers,
        }
        number = self._h2.get_next_available_stream_id()
        lines = [
            (name.encode("ascii"), value.encode("latin-1"))
            for name, value in headers.items()
        ]
        try:
            self._h2.send_headers(number, lines, end_stream=not request.body)
        except h2.H2Error:
            message = "the request has a header that cannot be sent"
            raise ConfigurationError(message) from None
        self.is_closing |= number + 2 >= _LAST_STREAM
        stream = Stream(number, request.body, request.max_response_bytes)
        self._streams[number] = stream
        return stream

    def leave(self, stream: Stream) -> None:
        """Removes an exchange. If it is not over, the server is told with a RST_STREAM."""
        del self._streams[stream.number]
        if stream.unsent or not stream.is_ended:
            with suppress(h2.H2Error):
                self._h2.reset_stream(stream.number, _CANCEL)

    def outgoing(self) -> bytes:
        """The next bytes to send. The streams take turns, so that none starves."""
        self._replies, room = 0, _SLICE
        sending = [each for each in self._streams.values() if each.unsent]
        while sending and room > 0:
            for stream in [*sending]:
                sent = self._send_frame(stream)
                room -= sent
                if not sent or not stream.unsent:
                    sending.remove(stream)
        return self._h2.data_to_send()

    def feed(self, data: bytes) -> None:
        """Takes the next bytes.

        Raises:
            NotHttp: The bytes are not HTTP/2.
        """
        data, at = self._held + data, 0
        while at + _FRAME_HEAD <= len(data):
            size = int.from_bytes(data[at : at + 3])
            if size > _MAX_FRAME:
                raise NotHttp(_NOT_HTTP)
            start, end = at + _FRAME_HEAD, at + _FRAME_HEAD + size
            if end > len(data):
                break
            if data[at + 3] == _GOAWAY:
                self._go_away(data[start:end])
            else:
                self._take(data[at:end])
            at = end
        self._held = data[at:]

    def end(self) -> None:
        """Takes note of the end of the connection."""
        self.fail(NotHttp(ENDED_EARLY))

    def fail(self, error: Exception) -> None:
        """Fails all exchanges that are not complete."""
        self.is_closing = self.is_complete = True
        self.failure = error
        for stream in self._streams.values():
            stream.fail(error)

    def _send_frame(self, stream: Stream) -> int:
        """Sends a part of a request. Returns how many bytes there was room for."""
        if stream.is_complete:
            return 0
        window = self._h2.local_flow_control_window(stream.number)  # may be negative
        part = stream.unsent[: max(0, min(window, self._h2.max_outbound_frame_size))]
        if not part:
            return 0
        stream.unsent = stream.unsent[len(part) :]
        self._h2.send_data(stream.number, bytes(part), end_stream=not stream.unsent)
        return len(part)

    def _take(self, frame: bytes) -> None:
        try:
            events = self._h2.receive_data(frame)
        except Exception:  # noqa: BLE001 - h2 and hpack raise errors of many kinds
            raise NotHttp(_NOT_HTTP) from None
        self._replies += 1
        if self._replies > _MAX_REPLIES:
            raise NotHttp("the server talks and does not listen")
        for event in events:
            match event:
                case h2.RemoteSettingsChanged():
                    self._is_settled = True
                case (
                    h2.ResponseReceived()
                    | h2.InformationalResponseReceived()
                    | h2.TrailersReceived()
                    | h2.DataReceived()
                    | h2.StreamEnded()
                    | h2.StreamReset()
                ):
                    self._tell(event)
                case _:
                    pass

    def _tell(self, event: h2.StreamEvent) -> None:
        stream = self._streams.get(event.stream_id)
        if stream is not None:
            stream.take(event)
            if isinstance(event, h2.DataReceived):
                size = event.flow_controlled_length
                self._h2.acknowledge_received_data(size, stream.number)

    def _go_away(self, payload: bytes) -> None:
        if len(payload) < _GOAWAY_SIZE:
            raise NotHttp(_NOT_HTTP)
        self.is_closing = True
        last = int.from_bytes(payload[:4]) & _LAST_STREAM
        for stream in self._streams.values():
            if stream.number > last:
                stream.refuse(Refused(NOT_BEGUN))

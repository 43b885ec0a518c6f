"""The frames of an HTTP/2 connection, where its engine does not do what a client needs.

h2 takes GOAWAY for the end of all streams. It is the end of those that the server has
not begun; the others are still answered, and no others may follow. So GOAWAY does
not reach h2: the streams that it ends are refused, one by one, as a server refuses
one that it has not begun (RFC 9113, 6.8 and 8.7).
"""

from __future__ import annotations

from collections import deque

from .engine import RemoteProtocolError

_PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_HEAD = 9
_DATA, _HEADERS, _RST_STREAM, _GOAWAY, _WINDOW_UPDATE = 0, 1, 3, 7, 8
_END_STREAM = 1
_STREAM = 0x7FFF_FFFF
_GOAWAY_SIZE = 8
_CANCEL = (8).to_bytes(4)
_ROOM = 65_535

REFUSED_STREAM = 7
"""The error code of a stream that the server has not begun."""

# The longest frame that we let a server send: we set no other limit.
_MAX_FRAME = 16_384


class Frames:
    """Watches what goes over a connection, and changes what its engine would not get
    over: GOAWAY, and a stream that the server ends while its request is being sent.

    The engine waits for room to send more, which nobody gives it any more. It is given
    room, and what it sends goes nowhere.
    """

    def __init__(self) -> None:
        self.going_away = False
        """Whether the server takes no more requests here."""
        self._open = set[int]()
        self._sending = dict[int, int]()  # with the bytes that were sent
        self._unread = dict[int, bytes | None]()  # what the engine is told at their end
        self._owed = deque[bytes]()  # for the engine, between two frames
        self._due = b""  # for the server, with what is sent next
        self._passing = 0
        self._held = b""

    @property
    def is_sending(self) -> bool:
        """Whether a request is being sent that the server reads."""
        return bool(self._sending.keys() - self._unread.keys())

    def sent(self, data: bytes) -> bytes:
        """What of it goes to the server; both are whole frames."""
        at = len(_PREFACE) if data.startswith(_PREFACE) else 0
        kept = [data[:at]]
        while at + _HEAD <= len(data):
            size, kind, flags, stream = _head(data, at)
            end = at + _HEAD + size
            if kind == _DATA and stream in self._unread:
                self._drop(stream, size, is_last=bool(flags & _END_STREAM))
            else:
                kept.append(data[at:end])
                self._note(kind, stream, size, is_last=bool(flags & _END_STREAM))
            at = end
        passed = b"".join(kept)
        if passed and self._due and not passed.startswith(_PREFACE):
            passed, self._due = self._due + passed, b""
        return passed

    def received(self, data: bytes) -> bytes:
        """What of it the engine is to see; may be empty.

        Raises:
            RemoteProtocolError: A frame is longer than allowed, or a GOAWAY shorter.
        """
        if len(data) <= self._passing:
            self._passing -= len(data)
            return data
        data, passed, at = self._held + data, list[bytes](), 0
        if self._passing:
            passed.append(data[: self._passing])
            at, self._passing = self._passing, 0
        while at + _HEAD <= len(data):
            size, kind, flags, stream = _head(data, at)
            end = at + _HEAD + size
            if size > _MAX_FRAME or (kind == _GOAWAY and size < _GOAWAY_SIZE):
                raise RemoteProtocolError("a frame has no length that it may have")
            if kind in (_GOAWAY, _RST_STREAM):
                if end > len(data):
                    break
                if kind == _GOAWAY:
                    passed.append(self._refusals(data[at + _HEAD : end]))
                else:
                    passed.append(self._reset(stream, data[at:end]))
            else:
                if kind in (_DATA, _HEADERS) and flags & _END_STREAM:
                    self._open.discard(stream)
                    self._stop_reading(stream, None)
                passed.append(data[at:end])
                self._passing = max(0, end - len(data))
            at = min(end, len(data))
        self._held = data[at:]
        return b"".join(passed)

    def owed(self) -> bytes:
        """What the engine is to see beside what was received."""
        owed = b""
        while self._owed and not self._passing:
            owed += self._owed.popleft()
        return owed

    def _note(self, kind: int, stream: int, size: int, *, is_last: bool) -> None:
        if kind == _HEADERS:
            self._open.add(stream)
            self._sending[stream] = 0
        elif kind == _DATA:
            self._sending[stream] = self._sending.get(stream, 0) + size
        if kind == _RST_STREAM:
            self._open.discard(stream)
            self._unread.pop(stream, None)
        if kind == _RST_STREAM or (kind in (_DATA, _HEADERS) and is_last):
            self._sending.pop(stream, None)

    def _drop(self, stream: int, size: int, *, is_last: bool) -> None:
        if not is_last:
            self._give_room(stream, size)
            return
        self._sending.pop(stream, None)
        end = self._unread.pop(stream)
        if end is not None:
            self._owed.append(end)
        else:  # the server may still wait for the rest
            self._due += _frame(_RST_STREAM, stream, _CANCEL)

    def _stop_reading(self, stream: int, end: bytes | None) -> None:
        """The server does not read the rest of a request, if there is any."""
        if stream in self._sending and stream not in self._unread:
            self._unread[stream] = end
            # No more than was sent: a window has a largest size.
            self._give_room(stream, min(max(self._sending[stream], 1), _ROOM))

    def _give_room(self, stream: int, size: int) -> None:
        if size:
            update = size.to_bytes(4)
            self._owed.append(_frame(_WINDOW_UPDATE, stream, update))
            self._owed.append(_frame(_WINDOW_UPDATE, 0, update))

    def _reset(self, stream: int, frame: bytes) -> bytes:
        """What the engine sees of it now; the rest once it has sent its request."""
        is_open = stream in self._open
        self._open.discard(stream)
        if stream not in self._sending:
            return frame
        if is_open:
            self._stop_reading(stream, frame)
        elif stream in self._unread:  # the whole answer came before
            self._unread[stream] = b""
        return b""

    def _refusals(self, goaway: bytes) -> bytes:
        """Frames that say of each stream which GOAWAY ends that it was not begun."""
        self.going_away = True
        last = int.from_bytes(goaway[:4]) & _STREAM
        code = REFUSED_STREAM.to_bytes(4)
        return b"".join(
            self._reset(stream, _frame(_RST_STREAM, stream, code))
            for stream in sorted(self._open)
            if stream > last
        )


def _frame(kind: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3) + bytes((kind, 0)) + stream.to_bytes(4) + payload


def _head(data: bytes, at: int) -> tuple[int, int, int, int]:
    """Length, type, flags and stream of the frame that starts there."""
    size = int.from_bytes(data[at : at + 3])
    stream = int.from_bytes(data[at + 5 : at + _HEAD]) & _STREAM
    return size, data[at + 3], data[at + 4], stream

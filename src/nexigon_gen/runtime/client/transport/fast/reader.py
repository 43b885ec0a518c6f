"""The reader of answers: takes bytes in parts of any size, and does no input or output."""

from __future__ import annotations

from ..engine import ENDED_EARLY, NotHttp, Reader
from .block import Block
from .body import BodyReader, Chunked, Sized, UntilClose
from .grammar import EMPTY_LINE, FIELD, HEAD, LENGTH, STARTS, Budget


class ResponseReader(Reader):
    """Reads one answer.

    Args:
        max_body: Longest body in bytes. A longer one is not read to its end.
        connects: Whether this is the answer to CONNECT, which has no body.
    """

    def __init__(self, max_body: int, *, connects: bool = False) -> None:
        self._max_body = max_body
        self._connects = connects
        self._budget = Budget()
        self._head: Block | None = None
        self._body: BodyReader | None = None

    def feed(self, data: bytes) -> None:
        """See `Reader.feed`."""
        if self.is_complete:
            self.has_surplus = True
            return
        if not self.status:
            rest = self._take_head(data)
            if rest is None or self.is_complete:
                return
            data = rest
        if self._body is None:
            self._finish(b"", data)
        elif data and (behind := self._body.take(data)) is not None:
            self._finish(self._body.content, behind)

    def end(self) -> None:
        """See `Reader.end`."""
        self.is_last = True
        if self.is_complete:
            return
        if self._body is None or not self._body.end():
            raise NotHttp(ENDED_EARLY)
        self._finish(self._body.content, b"")

    def _finish(self, content: bytes | bytearray | None, behind: bytes) -> None:
        self.is_complete = True
        self.is_last |= content is None
        self.has_surplus = behind != b""
        self.body = None if content is None else bytes(content)
        self._body = None

    def _take_head(self, data: bytes) -> bytes | None:
        """Reads the head. Returns the bytes after it, or `None` if it is not complete."""
        while True:
            end = -1 if self._head else data.find(EMPTY_LINE)
            if end >= 0:  # nearly always
                self._budget.spend(end + 4)
                lines, data = data[:end], data[end + 4 :]
            else:
                self._head = self._head or Block(self._budget, openings=STARTS)
                found = self._head.take(data)
                if found is None:
                    return None
                lines, data = found, self._head.rest
            version, status, fields = _parts(lines)
            if status >= b"200":
                break
            if status == b"101":
                raise NotHttp("the server changes the protocol, which nobody asked for")
            self._head = None  # this was an interim answer
        self.status = int(status)
        self._read_fields(version, FIELD.findall(fields.decode("latin-1")))
        return data

    def _read_fields(self, version: bytes, fields: list[tuple[str, str]]) -> None:
        headers = {name.lower(): value.rstrip(" \t") for name, value in fields}
        self.headers = headers
        connection = headers.get("connection")
        if len(headers) < len(fields):
            connection = _all_options(fields)
        options = _options(connection) if connection else ()
        keeps = version == b"1" or "keep-alive" in options
        self.is_last = not keeps or "close" in options

        length, coding = headers.get("content-length"), headers.get("transfer-encoding")
        if self._connects or self.status in (204, 304):
            return
        if coding is not None:
            # With both, two readers may see different ends (RFC 9112, 6.3).
            if coding.lower() != "chunked" or length is not None:
                raise NotHttp("the answer has no coding that was asked for")
            # An HTTP/1.0 proxy may not know chunks, and misjudge where the answer ends.
            self.is_last |= version == b"0"
            self._body = Chunked(self._max_body, self._budget)
        elif length is None:
            self.is_last = True
            self._body = UntilClose(self._max_body)
        elif not LENGTH.fullmatch(length):
            raise NotHttp("the length of the answer is not a number")
        elif (size := int(length)) > self._max_body:
            self._finish(None, b"")
        elif size:
            self._body = Sized(size)


def _parts(head: bytes) -> tuple[bytes, bytes, bytes]:
    """Minor version, status and headers."""
    found = HEAD.fullmatch(head)
    if found is None:
        raise NotHttp("the head of the answer is malformed")
    version, status, fields = found.groups()
    return version, status, fields


def _all_options(fields: list[tuple[str, str]]) -> str:
    """The options of all `Connection` headers, if some headers are repeated.

    Raises:
        NotHttp: Repeated headers disagree on where the answer ends.
    """
    lengths, codings, options = set[str](), 0, list[str]()
    for name, value in fields:
        match name.lower():
            case "connection":
                options.append(value)
            case "content-length":
                lengths.add(value.rstrip(" \t"))
            case "transfer-encoding":
                codings += 1
            case _:
                pass
    if len(lengths) > 1 or codings > 1:
        raise NotHttp("the answer has two lengths or codings")
    return ",".join(options)


def _options(connection: str) -> set[str]:
    return {option.strip(" \t") for option in connection.lower().split(",")}

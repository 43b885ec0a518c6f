"""The grammar of answers: HTTP/1.1 of RFC 9112, without the forms that two readers could
understand differently."""

from __future__ import annotations

import re

from ..engine import MAX_HEAD, TOO_LONG, NotHttp

_TOKEN = r"[!#$%&'*+.^_`|~0-9A-Za-z-]++"
_TEXT = r"[^\r\n\0]"
_FIELDS = rf"(?:\r\n{_TOKEN}:{_TEXT}*+)*+"
_STATUS = rf"HTTP/1\.([01]) ([1-9][0-9]{{2}})(?: {_TEXT}*+)?+"
_HEX = "[0-9A-Fa-f]{1,15}"
_EXTENSION = rf"[ \t]*+(?:;{_TEXT}{{0,1024}}+)?+"

EMPTY_LINE = b"\r\n\r\n"
"""The end of a block of lines."""

STARTS = (b"HTTP/1.1 ", b"HTTP/1.0 ")
"""Every answer starts with one of these."""

HEAD = re.compile(f"{_STATUS}({_FIELDS})".encode())
"""Minor version, status, and the headers, each with the line end before it."""

FIELD = re.compile(r"\r\n([^:]++):[ \t]*+([^\r]*+)")
"""Name and value of one header, in the headers that `HEAD` found."""

FIELDS = re.compile(_FIELDS.encode())
"""Trailers, each with the line end before it."""

SIZE = re.compile(rf"({_HEX})({_EXTENSION})\r\n".encode())
"""A chunk's size and its extensions."""

NEXT_SIZE = re.compile(rf"\r\n({_HEX})({_EXTENSION})\r\n".encode())
"""`SIZE` after the line end of the chunk before."""

SIZE_START = re.compile(rf"(?:{_HEX}{_EXTENSION}\r?)?".encode())
NEXT_SIZE_START = re.compile(rf"(?:\r(?:\n(?:{_HEX}{_EXTENSION}\r?)?)?)?".encode())
"""An incomplete `SIZE` or `NEXT_SIZE`."""

BROKEN = re.compile(rb"\0|\r[^\n]|(?<!\r)\n")
"""A byte or line end that no block of lines has."""

LENGTH = re.compile(r"[0-9]{1,18}")
"""A number of bytes."""


class Budget:
    """How many bytes an answer may still have besides its body: heads, also of interim
    answers, chunk extensions and trailers."""

    def __init__(self) -> None:
        self._left = MAX_HEAD

    def spend(self, count: int) -> None:
        """Takes bytes out of the budget.

        Raises:
            NotHttp: There are not so many left.
        """
        self._left -= count
        if self._left < 0:
            raise NotHttp(TOO_LONG)

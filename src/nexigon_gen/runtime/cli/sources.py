"""Sources of values: the words of a command line, files, standard input, the environment."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from typing import TextIO

from .errors import UsageError
from .structured import JsonData
from .text import is_terminal

_SURROGATE = re.compile("[\ud800-\udfff]")
"""What Python makes of the bytes of a command line that are no UTF-8."""

MAX_BYTES = 64 << 20
"""What is longer is no value for a request."""


class Sources:
    """Reads values, and remembers which texts stood on the command line, where others
    see them."""

    def __init__(self) -> None:
        self._has_read_input = False
        self.seen: set[str] = set()

    def bytes_of(self, flag: str, text: str) -> bytes | None:
        """What a value that names a file or standard input leads to; None for another.

        Raises:
            UsageError: It cannot be read.
        """
        if not is_source(text):
            return None
        return self._input(flag) if text in ("-", "@-") else _file(flag, text[1:])

    def text_of(self, flag: str, text: str) -> str:
        """A value as text; one line end of a file is not part of it.

        Raises:
            UsageError: It cannot be read, or is no UTF-8.
        """
        found = self.bytes_of(flag, text)
        if found is None:
            literal = text[1:] if text.startswith("@@") else text
            return self.literal(flag, literal)
        return _line(flag, found)

    def literal(self, flag: str, text: str) -> str:
        """A text of the command line.

        Raises:
            UsageError: It is no UTF-8.
        """
        if not text.isascii() and _SURROGATE.search(text):
            raise UsageError(f"--{flag}: is no UTF-8")
        self.seen.add(text)
        return text

    def secret_of(self, flag: str, text: str) -> str:
        """A secret, which the command line may not have.

        Raises:
            UsageError: It stands there, or cannot be read.
        """
        if text == "prompt":
            return _prompt(flag)
        if text.startswith("env:"):
            found = os.environ.get(text[4:])
            if found is None:
                raise UsageError(f"--{flag}: there is no variable of this name")
            return found
        data = self.bytes_of(flag, text)
        if data is None:
            raise UsageError(
                f"--{flag} is a secret, and a command line is seen by others",
                f"--{flag} @FILE, - for standard input, env:NAME or prompt",
            )
        return _line(flag, data)

    def _input(self, flag: str) -> bytes:
        if self._has_read_input:
            raise UsageError(f"--{flag}: standard input has been read already")
        self._has_read_input = True
        stream: TextIO | None = sys.stdin
        if stream is None:
            raise UsageError(f"--{flag}: standard input is closed")
        try:
            return _limited(flag, stream.buffer.read(MAX_BYTES + 1))
        except OSError as error:
            raise UsageError(f"--{flag}: standard input: {error.strerror}") from None


def is_source(text: str) -> bool:
    """Whether a value names a file or standard input."""
    return text == "-" or (text.startswith("@") and not text.startswith("@@"))


def texts_in(value: JsonData) -> Iterator[str]:
    """The texts in a JSON value."""
    pending: list[JsonData] = [value]
    while pending:
        match pending.pop():
            case str() as text:
                yield text
            case list() as items:
                pending += items
            case dict() as members:
                pending += members.values()
            case _:
                pass


def _file(flag: str, path: str) -> bytes:
    try:
        with open(os.path.expanduser(path), "rb") as file:
            return _limited(flag, file.read(MAX_BYTES + 1))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is no path"
        raise UsageError(f"--{flag}: {path}: {reason}") from None


def _limited(flag: str, data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UsageError(f"--{flag}: is longer than {MAX_BYTES} bytes")
    return data


def _line(flag: str, data: bytes) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UsageError(f"--{flag}: is no UTF-8") from None
    return text.removesuffix("\n").removesuffix("\r")


def _prompt(flag: str) -> str:
    if not is_terminal(sys.stdin):
        raise UsageError(f"--{flag}: there is no terminal to ask")
    from getpass import getpass

    try:
        return getpass(f"{flag}: ", stream=sys.stderr)
    except EOFError:
        raise UsageError(f"--{flag}: nothing was typed") from None
